package io.trialsync.obs.ejb.alerting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Passes messages of Alertmanager on to the Teams channel that the settings name, and to no other
 * address. Trying again is left to Alertmanager, which knows what was not sent.
 */
@ApplicationScoped
public class TeamsRelay {
  private static final System.Logger LOG = System.getLogger(TeamsRelay.class.getName());

  /** Alertmanager waits for 10 s at most. */
  private static final Duration PATIENCE = Duration.ofSeconds(7);

  /** Each holds a thread of the server while Teams takes its time. */
  private static final int MOST_AT_A_TIME = 16;

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int REQUEST_TIMEOUT = 408;

  @Inject AlertConfig config;
  @Inject Event<TeamsCalled> events;

  private final BriefCall call = new BriefCall(PATIENCE);
  private final Semaphore slots = new Semaphore(MOST_AT_A_TIME);
  private final AtomicReference<String> trouble = new AtomicReference<>("");

  /**
   * Sends a message.
   *
   * @param receiver for whom; empty for those who hear of all tenants
   */
  public void send(String receiver, AlertGroup group) {
    String webhook =
        config
            .settings()
            .teamsWebhook(receiver)
            .orElseThrow(
                () -> new NoTeamsChannelException("No Teams webhook is set for this receiver."));
    if (!slots.tryAcquire()) {
      throw failed(TeamsCalled.Outcome.UNAVAILABLE, "Teams is slower than messages come in.");
    }
    try {
      var request =
          HttpRequest.newBuilder(URI.create(webhook))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofByteArray(TeamsCard.of(group)))
              .build();
      judge(call.status(request));
    } catch (IOException away) {
      throw failed(
          TeamsCalled.Outcome.UNAVAILABLE, "Teams cannot be reached: " + away.getMessage() + ".");
    } finally {
      slots.release();
    }
  }

  private void judge(int status) {
    if (status >= 200 && status < 300) {
      events.fire(new TeamsCalled(TeamsCalled.Outcome.SENT));
      if (!trouble.getAndSet("").isEmpty()) {
        LOG.log(System.Logger.Level.INFO, "event=teams_reached Teams takes messages again.");
      }
    } else if (status >= 500 || status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT) {
      throw failed(
          TeamsCalled.Outcome.UNAVAILABLE, "Teams takes no message now (status " + status + ").");
    } else {
      throw failed(
          TeamsCalled.Outcome.REFUSED,
          "Teams refuses messages at the webhook that is set (status " + status + ").");
    }
  }

  /** A line when it begins, and none for each try. */
  private RuntimeException failed(TeamsCalled.Outcome outcome, String sentence) {
    events.fire(new TeamsCalled(outcome));
    if (!trouble.getAndSet(sentence).equals(sentence)) {
      LOG.log(System.Logger.Level.WARNING, "event=teams_not_reached {0}", sentence);
    }
    return outcome == TeamsCalled.Outcome.REFUSED
        ? new TeamsRefusedException(sentence)
        : new TeamsUnavailableException(sentence);
  }
}
