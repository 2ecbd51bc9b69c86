package io.trialsync.obs.ejb.quality;

import io.trialsync.obs.ejb.audit.Change;
import io.trialsync.obs.ejb.quality.check.Check;
import io.trialsync.obs.ejb.quality.check.ServerChecks;
import io.trialsync.obs.ejb.quality.finding.FindingLife;
import io.trialsync.obs.ejb.run.ReportKind;
import io.trialsync.obs.ejb.run.ReportRecorded;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Judges what is due on one thread of its own: a report only wakes it, and never waits for it. What
 * it does not hear of (a crash, another node) it finds when the sweep wakes it.
 */
@ApplicationScoped
public class EvaluationWorker {
  private static final System.Logger LOG = System.getLogger(EvaluationWorker.class.getName());

  /** What these say is judged at the end of the run or with a stage. */
  private static final Set<ReportKind> NOTHING_TO_JUDGE =
      EnumSet.of(ReportKind.QUEUED, ReportKind.STARTED, ReportKind.HEARTBEAT);

  /** {@code undefined_table} of PostgreSQL: the migration has not come so far. */
  private static final String NO_TABLE_YET = "42P01";

  @Inject
  @ConfigProperty(name = "obs.dq.enabled", defaultValue = "true")
  boolean enabled;

  @Resource(lookup = "jdbc/obsQuality")
  DataSource database;

  @Resource ManagedExecutorService executor;
  @Inject Instance<Check> checks;
  @Inject ServerChecks server;
  @Inject FindingLife life;
  @Inject Clock clock;
  @Inject Event<RunsJudged> judged;

  private final AtomicBoolean awake = new AtomicBoolean();
  private final AtomicBoolean signalled = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final LongAdder reports = new LongAdder();
  private final WorkPace pace = new WorkPace(reports::sum, System::nanoTime);
  private boolean failuresForgotten;
  private boolean troubleTold;
  private @Nullable EvaluationQueue queue;

  @PostConstruct
  void open() {
    var rules = new QualityRules(checks.stream().toList(), server, life);
    queue = new EvaluationQueue(database, new Evaluator(rules, clock));
  }

  @PreDestroy
  void stop() {
    stopped.countDown();
  }

  /** Whether runs are judged at all. */
  public boolean isEnabled() {
    return enabled;
  }

  void onReport(@Observes ReportRecorded recorded) {
    reports.increment();
    if (!NOTHING_TO_JUDGE.contains(recorded.report().kind())) {
      wake();
    }
  }

  /** What people decide makes runs due again, which others see once it is committed. */
  void onChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) Change change) {
    wake();
  }

  /** Lets it look for due runs, unless it does so now; then it looks once more. */
  public void wake() {
    signalled.set(true);
    if (enabled && awake.compareAndSet(false, true)) {
      executor.execute(this::work);
    }
  }

  private void work() {
    try {
      while (signalled.getAndSet(false) && !isStopped()) {
        drain();
      }
      troubleTold = false;
    } catch (SQLException | RuntimeException failure) {
      tell(failure);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    } finally {
      awake.set(false);
    }
    // Who called between the last look and going to sleep would be heard with the next sweep only.
    if (signalled.get() && !isStopped()) {
      wake();
    }
  }

  private void drain() throws SQLException, InterruptedException {
    EvaluationQueue due = Objects.requireNonNull(queue);
    if (!failuresForgotten) {
      due.forgetFailures();
      failuresForgotten = true;
    }
    boolean more = true;
    while (more) {
      more = false;
      for (DueJob job : due.oldest()) {
        more |= judge(due, job);
        if (isStopped()) {
          return;
        }
      }
      more &= rest(pace.restBeforeNextLook());
    }
  }

  private boolean judge(EvaluationQueue due, DueJob job) throws SQLException, InterruptedException {
    long begin = System.nanoTime();
    Optional<RunsJudged> result = due.judge(job);
    result.ifPresent(judged::fire);
    Duration worked = Duration.ofNanos(System.nanoTime() - begin);
    return rest(pace.restAfter(worked)) && result.isPresent();
  }

  /** Waits, and says whether to go on: false when the server ends. */
  private boolean rest(Duration rest) throws InterruptedException {
    return !stopped.await(rest.toNanos(), TimeUnit.NANOSECONDS);
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  /** The database is away: said once, tried with each sweep. That its schema comes is usual. */
  private void tell(Exception failure) {
    String state = failure instanceof SQLException sql ? sql.getSQLState() : null;
    if (!troubleTold && !NO_TABLE_YET.equals(state)) {
      troubleTold = true;
      LOG.log(
          System.Logger.Level.WARNING,
          "event=dq_waits Runs cannot be judged now ({0}); trying again every few seconds.",
          state == null ? failure.getClass().getSimpleName() : "sql_state=" + state);
    }
  }
}
