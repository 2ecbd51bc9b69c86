package io.trialsync.obs.ejb.platform;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/** A timer that does nothing but remember when it last ran: proof that timers run. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class SchedulerHeartbeat {
  @Inject Clock clock;

  private volatile Instant last = Instant.EPOCH;

  @PostConstruct
  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  void beat() {
    last = clock.instant();
  }

  /** When the timer last ran. */
  public Instant last() {
    return last;
  }
}
