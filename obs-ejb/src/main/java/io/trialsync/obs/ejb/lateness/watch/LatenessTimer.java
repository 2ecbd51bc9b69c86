package io.trialsync.obs.ejb.lateness.watch;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;

/** Gives {@link LatenessWorker} its turns, on every node. */
@Singleton
@Startup
@DependsOn("SettingsCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class LatenessTimer {
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /** The first sign of life comes when reports can be taken, or their loss would look like ours. */
  private static final Duration UNTIL_OPEN = Duration.ofSeconds(3);

  @Inject LatenessWorker worker;
  @Resource TimerService timers;

  @PostConstruct
  void start() {
    timers.createIntervalTimer(
        UNTIL_OPEN.toMillis(), INTERVAL.toMillis(), new TimerConfig(null, false));
  }

  @Timeout
  void turn() {
    worker.turn();
  }
}
