package io.trialsync.obs.ejb.metrics;

import static io.trialsync.obs.ejb.metrics.MetricType.COUNTER;
import static io.trialsync.obs.ejb.metrics.MetricType.GAUGE;
import static io.trialsync.obs.ejb.metrics.MetricType.HISTOGRAM;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every metric that we serve: the contract with {@code alerts/METRICS.md}, held together by a test.
 * The order is that of the text.
 */
@SuppressWarnings("ImmutableEnumChecker") // what it holds is never changed
public enum MetricNames {
  JOBS_TOTAL(COUNTER, "Runs that ended, counted when the end was first known.", "job_id", "status"),
  JOB_FAILURES_TOTAL(
      COUNTER,
      "Runs that ended as failed, by the category of their error.",
      "job_id",
      "error_category"),
  JOB_DURATION_SECONDS(
      HISTOGRAM,
      Buckets.JOB_DURATION,
      "Time from the start of a run to its end.",
      "job_id",
      "status"),
  RECORDS_LOADED_TOTAL(COUNTER, "Records that runs loaded into a table.", "job_id", "table"),
  JOB_ENABLED(GAUGE, "1 while the job is watched, 0 while it is paused.", "job_id"),
  JOB_INFO(
      GAUGE,
      "Always 1; the labels say who owns the job and what to do when it is in trouble.",
      "job_id",
      "owner*",
      "runbook_url*"),
  JOB_LAST_RUN_TIMESTAMP_SECONDS(
      GAUGE, "Start of the newest run of any kind that is not queued only.", "job_id"),
  JOB_LAST_SUCCESS_TIMESTAMP_SECONDS(GAUGE, "End of the newest run that ended well.", "job_id"),
  JOB_LAST_FAILURE_TIMESTAMP_SECONDS(
      GAUGE,
      "End of the newest run that failed for good: of runs, not of their tries.",
      "job_id",
      "error_category"),
  JOB_CONSECUTIVE_FAILURES(GAUGE, "Runs that failed since the newest good one.", "job_id"),
  JOB_LAST_RUN_RETRIES(GAUGE, "Tries of the newest ended run after its first.", "job_id"),
  JOB_RETRIES_EXHAUSTED(
      GAUGE, "1 if the newest ended run failed and may not be tried again, else 0.", "job_id"),
  JOB_EXPECTED_SINCE_TIMESTAMP_SECONDS(
      GAUGE,
      "When the job was declared, first seen, last resumed or given another schedule.",
      "job_id"),
  JOB_NEXT_DEADLINE_TIMESTAMP_SECONDS(
      GAUGE,
      "Until when the run that is waited for must start, or end, grace included.",
      "job_id",
      "clock"),
  JOB_STUCK_RUNS(GAUGE, "Open runs that take too long or make no progress.", "job_id"),
  JOB_UPSTREAM_UNWELL(
      GAUGE,
      "1 while a job that loads a table that this one reads is late, stuck or failed.",
      "job_id",
      "upstream"),
  STATE_READ_TIMESTAMP_SECONDS(GAUGE, "When this node last read the state from the database."),
  STATE_READ_SECONDS(
      HISTOGRAM, Buckets.EVALUATION, "Time that a reading of the state of all jobs took."),
  ALERT_THRESHOLD(
      GAUGE, "Limit of an alert, with job_id where a job has its own.", "key", "job_id*"),
  LINK_INFO(
      GAUGE, "Always 1; addresses out of which alerts make links.", "runbooks*", "dashboards*"),
  JOB_POINTS_TOTAL(
      COUNTER,
      "Times at which a job was due that were decided, by what became of them.",
      "job_id",
      "outcome"),
  DQ_SCHEMA_DRIFT_TOTAL(
      COUNTER,
      "Differences found between the schema of a table and the one expected.",
      "job_id",
      "table"),
  DQ_OPEN_FINDINGS(
      GAUGE, "What checks found wrong and is not over.", "job_id", "table*", "check", "severity"),
  DQ_STATUS(
      GAUGE, "The worst verdict of the newest run that has any: 0 pass, 1 warn, 2 fail.", "job_id"),
  DQ_NULL_RATE_RATIO(
      GAUGE,
      "Share of nulls in the worst key column of the newest run that was judged.",
      "job_id",
      "table"),
  DQ_ROW_DELTA_PERCENT(
      GAUGE,
      "Change of the number of rows against the run before, in the newest run that was judged.",
      "job_id",
      "table"),
  DQ_SCHEMA_DRIFT_LAST_TIMESTAMP_SECONDS(
      GAUGE,
      "When the newest difference was found that the schema of a table has now.",
      "job_id",
      "table"),
  DQ_NOT_EVALUATED_TOTAL(
      COUNTER, "Verdicts that could not be given, by the reason.", "job_id", "reason"),
  DQ_JUDGED_RUNS_TOTAL(
      COUNTER, "Runs judged, once each, by their worst verdict.", "job_id", "verdict"),
  DQ_EVALUATION_SECONDS(
      HISTOGRAM,
      Buckets.EVALUATION,
      "Time that judging took for each transaction, whatever the number of its runs."),
  DQ_EVALUATOR_LAG_SECONDS(GAUGE, "How long the run that has waited longest waits to be judged."),
  DQ_SET_ASIDE_REPORTS(GAUGE, "Entries of the queue whose run could not be judged three times."),
  DQ_ENABLED(GAUGE, "1 when runs are judged, else 0."),
  API_REQUESTS_TOTAL(COUNTER, "HTTP requests answered.", "route", "method", "status_code"),
  API_REQUEST_DURATION_SECONDS(
      HISTOGRAM,
      Buckets.REQUEST_DURATION,
      "Time from the arrival of an HTTP request to the last byte of its answer.",
      "route",
      "method"),
  REFUSED_REQUESTS_TOTAL(
      COUNTER, "HTTP requests refused for who asked, or for how often.", "reason"),
  DB_POOL_IN_USE(GAUGE, "Database connections that somebody holds now.", "component"),
  DB_POOL_SIZE(GAUGE, "Most database connections that the pool may open.", "component"),
  DB_POOL_WAITERS(GAUGE, "Threads that wait for a database connection now.", "component"),
  QUEUE_OLDEST_PENDING_SECONDS(
      GAUGE,
      "How long the oldest entry of a queue of another service has waited.",
      "component",
      "queue"),
  QUEUE_DEPTH(GAUGE, "Entries that wait in a queue of another service.", "component", "queue"),
  TOKEN_REFRESH_CONSECUTIVE_ERRORS(
      GAUGE,
      "Failed refreshes of a token of another service since the last good one.",
      "component",
      "provider"),
  TOKEN_REFRESH_ERRORS_TOTAL(
      COUNTER,
      "All failed refreshes of a token of another service, as it counts them.",
      "component",
      "provider"),
  ALERT_DELIVERY_SECONDS(
      HISTOGRAM,
      Buckets.DELIVERY,
      "Time from the receipt of a report to Alertmanager's word that its alert was sent.",
      "receiver"),
  ALERT_WATCHDOG_LAST_TIMESTAMP_SECONDS(
      GAUGE, "When the alert that always fires was last heard of."),
  INGEST_WAITING_REPORTS(GAUGE, "Reports that wait for a transaction now."),
  INGEST_OLDEST_WAITING_SECONDS(
      GAUGE, "How long the oldest report on this node has waited for a transaction."),
  INGEST_TRANSACTIONS_TOTAL(COUNTER, "Transactions that stored reports."),
  INGEST_REFUSED_REPORTS_TOTAL(
      COUNTER, "Reports answered 503 because too many waited, or for too long."),
  TENANT_LIMIT_REPORTS_TOTAL(
      COUNTER,
      "Reports refused because their tenant has as many jobs, or tables, as it may have.",
      "limit"),
  DISK_USABLE_BYTES(
      GAUGE, "Bytes that may still be written to a disk that the server writes to.", "path"),
  DISK_TOTAL_BYTES(GAUGE, "Size of a disk that the server writes to.", "path"),
  UPTIME_SECONDS(GAUGE, "Time since the process was started.", "service"),
  BUILD_INFO(GAUGE, "Always 1; the labels say which build runs.", "service", "version", "git_sha"),
  LABEL_OVERFLOW_TOTAL(
      COUNTER,
      "Times that a new label value was beyond its limit and was counted as _other.",
      "label"),
  RETENTION_REMOVED_TOTAL(COUNTER, "Rows that retention on this node has removed.", "kind"),
  RETENTION_LAST_SUCCESS_TIMESTAMP_SECONDS(
      GAUGE,
      "When old rows were last removed to the end, for the tenant for whom that is longest ago."),
  JOBS_FILE_LAST_LOAD_SUCCESSFUL(GAUGE, "1 when the jobs file as it is now was applied, else 0."),
  JOBS_FILE_LAST_SUCCESS_TIMESTAMP_SECONDS(GAUGE, "When this node last applied a jobs file."),
  JOBS_FILE_JOBS(GAUGE, "Jobs that the file declares."),
  JOBS_FILE_UNLISTED_JOBS(
      GAUGE,
      "Jobs, not retired, that a jobs file declared or changed before and that are not in it now."),
  ALERTMANAGER_SETTINGS_APPLIED(GAUGE, "1 when Alertmanager has the settings of now, else 0."),
  ALERTMANAGER_TEAMS_MESSAGES_TOTAL(
      COUNTER,
      "Messages of Alertmanager that were to be passed on to Teams, by how that ended.",
      "outcome");

  /** Behind the name of a label that a sample may be without. */
  private static final String OPTIONAL = "*";

  private final String metricName = "trialsync_" + name().toLowerCase(Locale.ROOT);
  private final MetricType type;
  private final Buckets buckets;
  private final String help;
  private final List<String> labels;
  private final Set<String> optionalLabels;

  MetricNames(MetricType type, String help, String... labels) {
    this(type, Buckets.NONE, help, labels);
  }

  MetricNames(MetricType type, Buckets buckets, String help, String... labels) {
    this.type = type;
    this.buckets = buckets;
    this.help = help;
    this.labels = Arrays.stream(labels).map(MetricNames::plain).toList();
    this.optionalLabels =
        Arrays.stream(labels)
            .filter(label -> label.endsWith(OPTIONAL))
            .map(MetricNames::plain)
            .collect(Collectors.toUnmodifiableSet());
  }

  private static String plain(String label) {
    return label.replace(OPTIONAL, "");
  }

  /** The name of the family in the text: {@code JOBS_TOTAL} is {@code trialsync_jobs_total}. */
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

  /** Those of the labels that a sample may be without. */
  public Set<String> optionalLabels() {
    return optionalLabels;
  }
}
