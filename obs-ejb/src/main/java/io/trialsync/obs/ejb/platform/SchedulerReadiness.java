package io.trialsync.obs.ejb.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when timers run: without them nobody hears of a job that never came. */
@Readiness
@ApplicationScoped
public class SchedulerReadiness implements HealthCheck {
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);

  @Inject SchedulerHeartbeat heartbeat;
  @Inject Clock clock;

  @Override
  public HealthCheckResponse call() {
    Duration silence = Duration.between(heartbeat.last(), clock.instant());
    return HealthCheckResponse.named("scheduler")
        .status(silence.compareTo(LONGEST_SILENCE) <= 0)
        .withData("last_tick_seconds_ago", Math.max(0, silence.toSeconds()))
        .build();
  }
}
