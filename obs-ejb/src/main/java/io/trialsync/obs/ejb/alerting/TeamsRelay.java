package io.trialsync.obs.ejb.alerting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Passes messages of Alertmanager on to the Teams channel that the settings name, and to no other
 * address. Trying again is left to Alertmanager, which knows what was not sent.
 */
@ApplicationScoped
public class TeamsRelay {
  private static final System.Logger LOG = System.getLogger(TeamsRelay.class.getName());

  @Inject AlertConfig config;
  @Inject Event<TeamsCalled> events;

  private final TeamsChannel channel = new TeamsChannel();
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
    TeamsChannel.Answer answer = channel.send(URI.create(webhook), group);
    events.fire(new TeamsCalled(answer.outcome()));
    tell(answer.sentence());
    switch (answer.outcome()) {
      case UNAVAILABLE -> throw new TeamsUnavailableException(answer.sentence());
      case REFUSED -> throw new TeamsRefusedException(answer.sentence());
      case SENT -> {}
    }
  }

  /** A line when it begins and one when it ends, and none for each try. */
  private void tell(String sentence) {
    String before = trouble.getAndSet(sentence);
    if (sentence.isEmpty() && !before.isEmpty()) {
      LOG.log(System.Logger.Level.INFO, "event=teams_reached Teams takes messages again.");
    } else if (!sentence.equals(before)) {
      LOG.log(System.Logger.Level.WARNING, "event=teams_not_reached {0}", sentence);
    }
  }
}
