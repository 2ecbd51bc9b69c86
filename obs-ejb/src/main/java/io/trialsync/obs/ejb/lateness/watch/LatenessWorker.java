package io.trialsync.obs.ejb.lateness.watch;

import io.trialsync.obs.ejb.run.GivenUpRun;
import io.trialsync.obs.ejb.run.ReportRecorded;
import io.trialsync.obs.ejb.run.ReportsRefused;
import io.trialsync.obs.ejb.run.RunRecorder;
import io.trialsync.obs.ejb.run.StoreUnavailableException;
import io.trialsync.obs.ejb.run.TooManyReportsException;
import io.trialsync.obs.persistence.lateness.DueLooks;
import io.trialsync.obs.persistence.lateness.SignsOfLife;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * What this server does about lateness each second: it says that it lives, passes on which jobs
 * were reported of, and, while it has the lease, looks at the jobs whose time has come. All times
 * are those of the database's clock, so that servers whose clocks differ say the same.
 */
@ApplicationScoped
public class LatenessWorker {
  static final String LEASE = "lateness";

  private static final System.Logger LOG = System.getLogger(LatenessWorker.class.getName());
  private static final Duration BETWEEN_BEATS = Duration.ofSeconds(3);

  /** {@code undefined_table} of PostgreSQL: the migration has not come so far. */
  private static final String NO_TABLE_YET = "42P01";

  /** Most rounds of one turn, so that signs of life go on while much is due. */
  private static final int MOST_ROUNDS = 20;

  @Resource(lookup = "jdbc/obsLateness")
  DataSource database;

  @Inject RunRecorder recorder;
  @Inject Clock clock;
  @Inject Event<LatenessFound> found;

  private final UUID server = UUID.randomUUID();
  private final RefusedSpell refusals = new RefusedSpell();
  private final TouchedJobs touched = new TouchedJobs();
  private final AtomicBoolean busy = new AtomicBoolean();
  private @Nullable Membership membership;
  private @Nullable LatenessRound round;
  private long lastBeat;
  private boolean beaten;
  private boolean holder;
  private boolean troubleTold;

  @PostConstruct
  void open() {
    Config config = ConfigProvider.getConfig();
    var defaults = LatenessDefaults.of(name -> config.getOptionalValue(name, String.class));
    membership = new Membership(database, server, refusals, clock);
    round = new LatenessRound(database, server, defaults);
  }

  @PreDestroy
  void leave() {
    try {
      Objects.requireNonNull(membership).leave();
    } catch (SQLException gone) {
      LOG.log(System.Logger.Level.DEBUG, "event=lateness_lease_kept It ends by itself.");
    }
  }

  void onReport(@Observes ReportRecorded recorded) {
    touched.touch(recorded.tenantId(), recorded.report().jobId(), recorded.report().kind());
  }

  void onRefusal(@Observes ReportsRefused refused) {
    refusals.refused(clock.instant());
  }

  /** Whether this server is the one that looks. */
  public boolean isHolder() {
    return holder;
  }

  /** One turn, unless the one before still goes on. */
  public void turn() {
    if (!busy.compareAndSet(false, true)) {
      return;
    }
    try {
      beatInTime();
      passOn();
      if (holder) {
        look();
      }
      troubleTold = false;
    } catch (SQLException | RuntimeException failure) {
      tell(failure);
    } finally {
      busy.set(false);
    }
  }

  /** A turn without a beat in time would judge by what others may judge as well. */
  private void beatInTime() throws SQLException {
    long now = System.nanoTime();
    if (!beaten || now - lastBeat >= BETWEEN_BEATS.toNanos()) {
      beaten = false;
      holder = false;
      holder = Objects.requireNonNull(membership).beat();
      beaten = true;
      lastBeat = now;
    }
  }

  private void passOn() throws SQLException {
    List<DueLooks.Touched> jobs = touched.take();
    if (jobs.isEmpty()) {
      return;
    }
    boolean told = false;
    try (Connection connection = database.getConnection()) {
      new DueLooks(connection).touch(jobs);
      told = true;
    } finally {
      if (!told) {
        touched.putBack(jobs);
      }
    }
  }

  private void look() throws SQLException {
    for (int i = 0; i < MOST_ROUNDS; i++) {
      Instant now = now();
      Optional<RoundFound> seen =
          now == null ? Optional.empty() : Objects.requireNonNull(round).look(now);
      if (seen.isEmpty()) {
        return;
      }
      seen.get().news().forEach(found::fire);
      seen.get().givenUp().forEach(this::giveUp);
    }
  }

  /** The time by the database's clock; null when no job is due. */
  private @Nullable Instant now() throws SQLException {
    try (Connection connection = database.getConnection()) {
      Instant now = new SignsOfLife(connection, server).moment().now();
      return new DueLooks(connection).areThere(now) ? now : null;
    }
  }

  private void giveUp(String tenantId, List<GivenUpRun> runs) {
    for (int from = 0; from < runs.size(); from += RunRecorder.MOST_REPORTS) {
      int until = Math.min(runs.size(), from + RunRecorder.MOST_REPORTS);
      try {
        recorder.giveUp(tenantId, runs.subList(from, until));
      } catch (StoreUnavailableException | TooManyReportsException later) {
        // The jobs are looked at again in a few seconds, and what is still lost is found again.
        return;
      }
    }
  }

  /** The database is away: said once, tried each second. That its schema comes is usual. */
  private void tell(Exception failure) {
    String state = failure instanceof SQLException sql ? sql.getSQLState() : null;
    if (!troubleTold && !NO_TABLE_YET.equals(state)) {
      troubleTold = true;
      LOG.log(
          System.Logger.Level.WARNING,
          "event=lateness_waits Jobs cannot be watched now ({0}); trying again every second.",
          state == null ? failure.getClass().getSimpleName() : "sql_state=" + state);
    }
  }
}
