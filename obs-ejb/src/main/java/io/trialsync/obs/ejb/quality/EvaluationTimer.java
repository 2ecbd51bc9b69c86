package io.trialsync.obs.ejb.quality;

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

/** Finds what is due without having been told: what a crash or another node has left. */
@Singleton
@Startup
@DependsOn("SettingsCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class EvaluationTimer {
  private static final System.Logger LOG = System.getLogger(EvaluationTimer.class.getName());
  private static final Duration INTERVAL = Duration.ofSeconds(3);

  @Inject EvaluationWorker worker;
  @Resource TimerService timers;

  @PostConstruct
  void start() {
    if (worker.isEnabled()) {
      timers.createIntervalTimer(
          INTERVAL.toMillis(), INTERVAL.toMillis(), new TimerConfig(null, false));
    } else {
      LOG.log(
          System.Logger.Level.WARNING,
          "event=dq_disabled No run is judged: OBS_DQ_ENABLED is false.");
    }
  }

  @Timeout
  void sweep() {
    worker.wake();
  }
}
