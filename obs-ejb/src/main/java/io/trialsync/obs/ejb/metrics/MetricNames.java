package io.trialsync.obs.ejb.metrics;

import static io.trialsync.obs.ejb.metrics.MetricType.COUNTER;
import static io.trialsync.obs.ejb.metrics.MetricType.GAUGE;
import static io.trialsync.obs.ejb.metrics.MetricType.HISTOGRAM;

import java.util.List;

/**
 * Every metric that we serve: the contract with {@code alerts/METRICS.md}, held together by a test.
 * The order is that of the text.
 */
@SuppressWarnings("ImmutableEnumChecker") // what it holds is never changed
public enum MetricNames {
  JOBS_TOTAL(
      "trialsync_jobs_total",
      COUNTER,
      "Runs that ended, counted when the end was first known.",
      "job_id",
      "status"),
  JOB_FAILURES_TOTAL(
      "trialsync_job_failures_total",
      COUNTER,
      "Runs that ended as failed, by the category of their error.",
      "job_id",
      "error_category"),
  JOB_DURATION_SECONDS(
      "trialsync_job_duration_seconds",
      HISTOGRAM,
      Buckets.JOB_DURATION,
      "Time from the start of a run to its end.",
      "job_id",
      "status"),
  RECORDS_LOADED_TOTAL(
      "trialsync_records_loaded_total",
      COUNTER,
      "Records that runs loaded into a table.",
      "job_id",
      "table"),
  DQ_SCHEMA_DRIFT_TOTAL(
      "trialsync_dq_schema_drift_total",
      COUNTER,
      "Differences found between the schema of a table and the one expected.",
      "job_id",
      "table"),
  DQ_STATUS(
      "trialsync_dq_status",
      GAUGE,
      "The worst verdict of the newest run that has any: 0 pass, 1 warn, 2 fail.",
      "job_id"),
  DQ_NULL_RATE_RATIO(
      "trialsync_dq_null_rate_ratio",
      GAUGE,
      "Share of nulls in the worst key column of the newest run that was judged.",
      "job_id",
      "table"),
  DQ_ROW_DELTA_PERCENT(
      "trialsync_dq_row_delta_percent",
      GAUGE,
      "Change of the number of rows against the run before, in the newest run that was judged.",
      "job_id",
      "table"),
  DQ_SCHEMA_DRIFT_LAST_TIMESTAMP_SECONDS(
      "trialsync_dq_schema_drift_last_timestamp_seconds",
      GAUGE,
      "When the newest difference was found that the schema of a table has now.",
      "job_id",
      "table"),
  DQ_NOT_EVALUATED_TOTAL(
      "trialsync_dq_not_evaluated_total",
      COUNTER,
      "Verdicts that could not be given, by the reason.",
      "job_id",
      "reason"),
  DQ_EVALUATION_SECONDS(
      "trialsync_dq_evaluation_seconds",
      HISTOGRAM,
      Buckets.EVALUATION,
      "Time that judging took for each transaction, whatever the number of its runs."),
  DQ_EVALUATION_LAG_SECONDS(
      "trialsync_dq_evaluation_lag_seconds",
      GAUGE,
      "How long the run that has waited longest waits to be judged."),
  DQ_SET_ASIDE_REPORTS(
      "trialsync_dq_set_aside_reports",
      GAUGE,
      "Entries of the queue whose run could not be judged three times."),
  DQ_ENABLED("trialsync_dq_enabled", GAUGE, "1 when runs are judged, else 0."),
  API_REQUESTS_TOTAL(
      "trialsync_api_requests_total",
      COUNTER,
      "HTTP requests answered.",
      "route",
      "method",
      "status_code"),
  API_REQUEST_DURATION_SECONDS(
      "trialsync_api_request_duration_seconds",
      HISTOGRAM,
      Buckets.REQUEST_DURATION,
      "Time from the arrival of an HTTP request to the last byte of its answer.",
      "route",
      "method"),
  REFUSED_REQUESTS_TOTAL(
      "trialsync_refused_requests_total",
      COUNTER,
      "HTTP requests refused for who asked, or for how often.",
      "reason"),
  DB_POOL_IN_USE(
      "trialsync_db_pool_in_use",
      GAUGE,
      "Database connections that somebody holds now.",
      "component"),
  DB_POOL_SIZE(
      "trialsync_db_pool_size",
      GAUGE,
      "Most database connections that the pool may open.",
      "component"),
  DB_POOL_WAITERS(
      "trialsync_db_pool_waiters",
      GAUGE,
      "Threads that wait for a database connection now.",
      "component"),
  QUEUE_OLDEST_PENDING_SECONDS(
      "trialsync_queue_oldest_pending_seconds",
      GAUGE,
      "How long the oldest entry of a queue of another service has waited.",
      "component",
      "queue"),
  QUEUE_DEPTH(
      "trialsync_queue_depth",
      GAUGE,
      "Entries that wait in a queue of another service.",
      "component",
      "queue"),
  TOKEN_REFRESH_CONSECUTIVE_ERRORS(
      "trialsync_token_refresh_consecutive_errors",
      GAUGE,
      "Failed refreshes of a token of another service since the last good one.",
      "component",
      "provider"),
  TOKEN_REFRESH_ERRORS_TOTAL(
      "trialsync_token_refresh_errors_total",
      COUNTER,
      "All failed refreshes of a token of another service, as it counts them.",
      "component",
      "provider"),
  ALERT_DELIVERY_SECONDS(
      "trialsync_alert_delivery_seconds",
      HISTOGRAM,
      Buckets.DELIVERY,
      "Time from the receipt of a report to Alertmanager's word that its alert was sent.",
      "receiver"),
  ALERT_WATCHDOG_LAST_TIMESTAMP_SECONDS(
      "trialsync_alert_watchdog_last_timestamp_seconds",
      GAUGE,
      "When the alert that always fires was last heard of."),
  INGEST_WAITING_REPORTS(
      "trialsync_ingest_waiting_reports", GAUGE, "Reports that wait for a transaction now."),
  INGEST_TRANSACTIONS_TOTAL(
      "trialsync_ingest_transactions_total", COUNTER, "Transactions that stored reports."),
  INGEST_REFUSED_REPORTS_TOTAL(
      "trialsync_ingest_refused_reports_total",
      COUNTER,
      "Reports answered 503 because too many waited, or for too long."),
  TENANT_LIMIT_REPORTS_TOTAL(
      "trialsync_tenant_limit_reports_total",
      COUNTER,
      "Reports refused because their tenant has as many jobs, or tables, as it may have.",
      "limit"),
  UPTIME_SECONDS(
      "trialsync_uptime_seconds", GAUGE, "Time since the process was started.", "service"),
  BUILD_INFO(
      "trialsync_build_info",
      GAUGE,
      "Always 1; the labels say which build runs.",
      "service",
      "version",
      "git_sha"),
  LABEL_OVERFLOW_TOTAL(
      "trialsync_label_overflow_total",
      COUNTER,
      "Times that a new label value was beyond its limit and was counted as _other.",
      "label"),
  RETENTION_REMOVED_TOTAL(
      "trialsync_retention_removed_total",
      COUNTER,
      "Rows that retention on this node has removed.",
      "kind"),
  RETENTION_LAST_SUCCESS_TIMESTAMP_SECONDS(
      "trialsync_retention_last_success_timestamp_seconds",
      GAUGE,
      "When old rows were last removed to the end, for the tenant for whom that is longest ago.");

  private final String metricName;
  private final MetricType type;
  private final Buckets buckets;
  private final String help;
  private final List<String> labels;

  MetricNames(String metricName, MetricType type, String help, String... labels) {
    this(metricName, type, Buckets.NONE, help, labels);
  }

  MetricNames(String metricName, MetricType type, Buckets buckets, String help, String... labels) {
    this.metricName = metricName;
    this.type = type;
    this.buckets = buckets;
    this.help = help;
    this.labels = List.of(labels);
  }

  /** The name of the family in the text. */
  public String metricName() {
    return metricName;
  }

  public MetricType type() {
    return type;
  }

  /** The bounds of a histogram; {@link Buckets#NONE} for other types. */
  public Buckets buckets() {
    return buckets;
  }

  public String help() {
    return help;
  }

  /** The label names; {@code tenant_id} joins those with {@code job_id} for a second tenant. */
  public List<String> labels() {
    return labels;
  }
}
