package io.trialsync.obs.ejb.metrics;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets the series of stored jobs exist at zero, and those of retired jobs vanish: at the start, and
 * then every minute, since jobs may have reported to another node, or been retired there.
 */
@Startup
@Singleton
public class KnownJobsTimer {

  private static final System.Logger LOG = System.getLogger(KnownJobsTimer.class.getName());
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  @Inject JobCatalog catalog;
  @Inject JobSeriesIndex jobs;
  @Resource TimerService timers;

  @PostConstruct
  void start() {
    timers.createIntervalTimer(0, INTERVAL.toMillis(), new TimerConfig(null, false));
  }

  /** Reads the catalog; a database that is away only costs this turn. */
  @Timeout
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  void readCatalog() {
    try {
      refresh();
    } catch (RuntimeException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "event=known_jobs_unread The stored jobs could not be read ({0}); next try in {1} s.",
          e.getClass().getName(),
          INTERVAL.toSeconds());
    }
  }

  /**
   * Only jobs that had series before the catalog was read can vanish: a job that comes meanwhile
   * may not be in it yet.
   */
  private void refresh() {
    Set<JobKey> gone = new HashSet<>(jobs.all());
    Optional<List<KnownJob>> stored = catalog.knownJobs();
    if (stored.isPresent()) {
      for (KnownJob job : stored.get()) {
        gone.remove(new JobKey(job.tenantId(), job.jobId()));
        jobs.know(job);
      }
      gone.forEach(jobs::forget);
    }
  }
}
