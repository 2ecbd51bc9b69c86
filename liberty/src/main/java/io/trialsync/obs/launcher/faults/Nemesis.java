package io.trialsync.obs.launcher.faults;

import java.io.IOException;

/** One way in which things break. */
interface Nemesis {

  /** What {@code --only} and the table call it. */
  String name();

  /** Whether it ends processes without asking them. */
  default boolean kills() {
    return false;
  }

  /**
   * Breaks it and, where that is part of it, mends it again; does not wait for the recovery.
   *
   * @return the moment of {@code System.nanoTime()} from which the recovery counts
   */
  long strike(Platform platform) throws IOException, InterruptedException;
}
