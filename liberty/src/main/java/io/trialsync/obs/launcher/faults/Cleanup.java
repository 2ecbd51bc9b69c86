package io.trialsync.obs.launcher.faults;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** What has been put up and must be taken down, the last first, whoever asks for it. */
final class Cleanup {
  private final Deque<Step> steps = new ArrayDeque<>();

  /** One thing to take down. */
  interface Step {
    void run() throws IOException, InterruptedException;
  }

  synchronized void add(Step step) {
    steps.push(step);
  }

  /** Takes everything down that is still up; one failure does not keep the rest up. */
  synchronized void run() {
    while (!steps.isEmpty()) {
      try {
        steps.pop().run();
      } catch (IOException failed) {
        System.err.println("Not everything could be taken down: " + failed.getMessage());
      } catch (InterruptedException again) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
