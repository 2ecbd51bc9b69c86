package io.trialsync.obs.ejb.quality.probe;

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
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks every ten seconds for what is to be probed, on every node, and does it one after the other.
 * What a crash cut off is found again: what was done stands in the database, not in a queue.
 */
@Singleton
@Startup
@DependsOn("SettingsCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class ProbeTimer {
  private static final System.Logger LOG = System.getLogger(ProbeTimer.class.getName());
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  @Inject ProbeAgenda agenda;
  @Inject Prober prober;
  @Inject ProbeLimits limits;
  @Resource TimerService timers;

  private final AtomicBoolean busy = new AtomicBoolean();

  @PostConstruct
  void start() {
    if (!limits.isOff()) {
      timers.createIntervalTimer(
          INTERVAL.toMillis(), INTERVAL.toMillis(), new TimerConfig(null, false));
    }
  }

  /** What could not be done is tried again once its claim is over. */
  @Timeout
  void look() {
    if (!busy.compareAndSet(false, true)) {
      return;
    }
    try {
      agenda.due().forEach(this::probe);
    } catch (RuntimeException failure) {
      LOG.log(
          System.Logger.Level.WARNING,
          "event=probes_unread What is to be probed could not be read ({0}); next try in {1} s.",
          failure.getClass().getName(),
          INTERVAL.toSeconds());
    } finally {
      busy.set(false);
    }
  }

  /** One job's trouble is not that of the next. */
  private void probe(DueProbes due) {
    try {
      prober.probe(due);
    } catch (RuntimeException failure) {
      LOG.log(
          System.Logger.Level.WARNING,
          "event=probe_not_reported What a probe found could not be reported ({0}).",
          failure.getClass().getName());
    }
  }
}
