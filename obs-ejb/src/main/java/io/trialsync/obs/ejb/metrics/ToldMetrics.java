package io.trialsync.obs.ejb.metrics;

import io.trialsync.obs.ejb.component.Components;
import io.trialsync.obs.persistence.component.ToldNumber;
import io.trialsync.obs.persistence.component.ToldNumbers;
import io.trialsync.obs.persistence.notification.HeardWatchdogs;
import io.trialsync.obs.persistence.tenant.TenantScope;
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
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import javax.sql.DataSource;

/**
 * Shows what other services and Alertmanager told any node, as the database has it. A node that
 * cannot read it for half a minute shows nothing rather than what may be long over.
 */
@Startup
@Singleton
@DependsOn("SettingsCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class ToldMetrics {
  private static final System.Logger LOG = System.getLogger(ToldMetrics.class.getName());
  private static final Duration INTERVAL = Duration.ofSeconds(2);
  private static final Duration LONGEST_BLINDNESS = Duration.ofSeconds(30);
  private static final int MOST_NUMBERS = 20_000;
  private static final int MOST_TENANTS = 1_000;

  @Inject MetricsConfig config;
  @Inject SeriesStore store;
  @Inject Clock clock;
  @Resource TimerService timers;

  @Resource(lookup = "jdbc/obsHistory")
  DataSource readers;

  private volatile Instant lastRead = Instant.EPOCH;

  @PostConstruct
  void start() {
    if (config.enabled()) {
      timers.createIntervalTimer(
          INTERVAL.toMillis(), INTERVAL.toMillis(), new TimerConfig(null, false));
    }
  }

  /** A database that is away only costs this turn. */
  @Timeout
  void refresh() {
    try {
      TenantScope.askAll(readers, ToldMetrics::read).forEach(store::replace);
      lastRead = clock.instant();
    } catch (SQLException | RuntimeException unread) {
      LOG.log(
          System.Logger.Level.DEBUG,
          "event=told_state_unread What other services told could not be read ({0}).",
          unread.getClass().getName());
      if (lastRead.plus(LONGEST_BLINDNESS).isBefore(clock.instant())) {
        ToldSamples.of(List.of(), Map.of()).forEach(store::replace);
      }
    }
  }

  private static Map<MetricNames, SortedMap<String, Double>> read(Connection connection)
      throws SQLException {
    List<ToldNumber> numbers =
        new ToldNumbers(connection).youngerThan(Components.LONGEST_SILENCE, MOST_NUMBERS);
    return ToldSamples.of(numbers, new HeardWatchdogs(connection).lastByTenant(MOST_TENANTS));
  }
}
