package io.trialsync.obs.ejb.metrics;

import io.trialsync.obs.ejb.run.Ingest;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import javax.management.MBeanServer;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Registers what is measured once per process: uptime, build, ingest, disks and the database pools.
 */
@Startup
@Singleton
public class ProcessMetrics {

  @Inject MetricRegistry registry;
  @Inject MetricsConfig config;
  @Inject Ingest ingest;

  /** Not used here, but created at the start with this bean, so that its counters show at 0. */
  @Inject LabelOverflow overflow;

  @Inject RefusalMetrics refusals;

  @PostConstruct
  void register() {
    refusals.startAtZero();
    var service = new Tag("service", config.service);
    gauge(MetricNames.UPTIME_SECONDS, ProcessMetrics::uptimeSeconds, service);
    var build = BuildInfo.load();
    gauge(
        MetricNames.BUILD_INFO,
        () -> 1,
        service,
        new Tag("version", build.version()),
        new Tag("git_sha", build.gitSha()));
    gauge(MetricNames.INGEST_WAITING_REPORTS, ingest::waitingReports);
    gauge(MetricNames.INGEST_OLDEST_WAITING_SECONDS, () -> ingest.longestWait().toMillis() / 1e3);
    gauge(MetricNames.INGEST_TRANSACTIONS_TOTAL, ingest::transactions);
    gauge(MetricNames.INGEST_REFUSED_REPORTS_TOTAL, ingest::refusedReports);
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    register(new ConnectionPool(server, "obs", "jdbc/obs", config.writers));
    register(new ConnectionPool(server, "obs-history", "jdbc/obsHistory", config.readers));
    WrittenDisks.of(System::getenv).forEach(this::register);
  }

  private void register(ConnectionPool pool) {
    poolGauge(MetricNames.DB_POOL_IN_USE, pool, PoolState::inUse);
    poolGauge(MetricNames.DB_POOL_SIZE, pool, PoolState::size);
    poolGauge(MetricNames.DB_POOL_WAITERS, pool, PoolState::waiters);
  }

  private void register(Path folder, FileStore disk) {
    var path = new Tag("path", folder.toString());
    gauge(MetricNames.DISK_USABLE_BYTES, () -> WrittenDisks.bytes(disk::getUsableSpace), path);
    gauge(MetricNames.DISK_TOTAL_BYTES, () -> WrittenDisks.bytes(disk::getTotalSpace), path);
  }

  private void poolGauge(MetricNames metric, ConnectionPool pool, ToIntFunction<PoolState> part) {
    gauge(metric, () -> part.applyAsInt(pool.state()), new Tag("component", pool.component()));
  }

  private void gauge(MetricNames metric, Supplier<Number> value, Tag... tags) {
    Metadata metadata =
        Metadata.builder().withName(metric.metricName()).withDescription(metric.help()).build();
    registry.gauge(metadata, value, tags);
  }

  private static double uptimeSeconds() {
    return ManagementFactory.getRuntimeMXBean().getUptime() / 1e3;
  }
}
