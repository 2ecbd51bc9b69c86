package io.trialsync.obs.ejb.alerting;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Calls the webhooks of Teams, a few at a time, and tells what became of it. */
final class TeamsChannel {
  /** Alertmanager waits for 10 s at most. */
  private static final Duration PATIENCE = Duration.ofSeconds(7);

  /** Each holds a thread of the server while Teams takes its time. */
  private static final int MOST_AT_A_TIME = 16;

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int REQUEST_TIMEOUT = 408;

  private final BriefCall call;
  private final Semaphore slots = new Semaphore(MOST_AT_A_TIME);

  /**
   * How a call ended.
   *
   * @param sentence what went wrong; empty when nothing did
   */
  record Answer(TeamsCalled.Outcome outcome, String sentence) {}

  TeamsChannel() {
    this(PATIENCE);
  }

  TeamsChannel(Duration patience) {
    call = new BriefCall(patience);
  }

  Answer send(URI webhook, AlertGroup group) {
    if (!slots.tryAcquire()) {
      return unavailable("Teams is slower than messages come in.");
    }
    try {
      var request =
          HttpRequest.newBuilder(webhook)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofByteArray(TeamsCard.of(group)))
              .build();
      return judged(call.status(request));
    } catch (IOException away) {
      return unavailable("Teams cannot be reached: " + away.getMessage() + ".");
    } finally {
      slots.release();
    }
  }

  private static Answer judged(int status) {
    if (status >= 200 && status < 300) {
      return new Answer(TeamsCalled.Outcome.SENT, "");
    }
    return status >= 500 || status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT
        ? unavailable("Teams takes no message now (status " + status + ").")
        : new Answer(
            TeamsCalled.Outcome.REFUSED,
            "Teams refuses messages at the webhook that is set (status " + status + ").");
  }

  private static Answer unavailable(String sentence) {
    return new Answer(TeamsCalled.Outcome.UNAVAILABLE, sentence);
  }
}
