package io.trialsync.obs.launcher.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trialsync.obs.launcher.client.ServerCalls;
import io.trialsync.obs.launcher.demo.DemoJob.DemoError;
import io.trialsync.obs.launcher.demo.DemoJob.DemoTable;
import io.trialsync.obs.launcher.demo.DemoJob.Typical;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What goes wrong while somebody looks on: a run fails, data has holes, a job does not start. */
final class Trouble {
  static final String FAILED = "site_payments_export";
  static final String HOLES = "consent_forms_load";
  static final String LATE = "biobank_manifest_load";

  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration LEAST_AHEAD = Duration.ofSeconds(10);
  private static final int DAYS_OF_PAST = 6;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private final Instant now;
  private final Instant due;

  Trouble(Instant now) {
    this.now = now;
    // A minute that begins in a moment could be over before the server has looked at the schedule.
    due = now.plus(LEAST_AHEAD).truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
  }

  /** Sets two of the jobs up, with a past in which all was well. */
  void prepare(ServerCalls calls) {
    DemoJob holes = holes();
    calls.set(FAILED, Map.of("owner", "finance"));
    calls.set(HOLES, Map.of("owner", "clinical data", "key_columns", holes.keyColumns()));
    calls.sendArray(goodRun());
    calls.sendArray(goodRuns(holes));
  }

  /**
   * Reports a run of both, and declares the third, which has none: the server goes by when it hears
   * of a start, and would take one told now for the one that is due.
   */
  void happen(ServerCalls calls) {
    calls.sendArray(runWithHoles(holes()));
    calls.sendArray(failedRun());
    calls.set(LATE, lateSettings());
  }

  /** What it is, for people. */
  String text() {
    return """
        A run of %s fails, %s loads a key column with holes, and
        %s is due at %s UTC and does not start.
        """
        .formatted(FAILED, HOLES, LATE, TIME.format(due.atOffset(ZoneOffset.UTC)));
  }

  Map<String, Object> lateSettings() {
    var time = due.atOffset(ZoneOffset.UTC);
    String cron = "%d %d * * *".formatted(time.getMinute(), time.getHour());
    return Map.of(
        "owner",
        "biobank",
        "schedule",
        Map.of("cron", cron, "zone", "UTC"),
        "start_grace",
        GRACE.toString());
  }

  /** The run of the day before, which ended well. */
  List<Map<String, Object>> goodRun() {
    Instant start = now.truncatedTo(ChronoUnit.DAYS).minus(9, ChronoUnit.HOURS);
    String run =
        UUID.nameUUIDFromBytes(("demo/" + FAILED + "/" + start).getBytes(UTF_8)).toString();
    return List.of(
        Map.of("run_id", run, "job_id", FAILED, "event", "started", "at", start.toString()),
        Map.of(
            "run_id",
            run,
            "job_id",
            FAILED,
            "event",
            "succeeded",
            "at",
            start.plusSeconds(90).toString()));
  }

  List<Map<String, Object>> failedRun() {
    String run = UUID.randomUUID().toString();
    Map<String, Object> error =
        Map.of(
            "category",
            "API",
            "code",
            "UNAVAILABLE",
            "message",
            "The payment portal answered 503.",
            "http_status",
            503);
    return List.of(
        Map.of(
            "run_id",
            run,
            "job_id",
            FAILED,
            "event",
            "started",
            "at",
            now.minusSeconds(40).toString()),
        Map.of(
            "run_id",
            run,
            "job_id",
            FAILED,
            "event",
            "failed",
            "at",
            now.toString(),
            "error",
            error));
  }

  /** Days on which all was well. */
  List<Map<String, Object>> goodRuns(DemoJob job) {
    var events = new ArrayList<Map<String, Object>>();
    Instant morning = now.truncatedTo(ChronoUnit.DAYS).plus(5, ChronoUnit.HOURS);
    for (int days = DAYS_OF_PAST; days > 0; days--) {
      events.addAll(RunEvents.of(run(job, morning.minus(days, ChronoUnit.DAYS), Flaw.NONE)));
    }
    return events;
  }

  /** A run that has just ended, in which three rows in ten have no value. */
  List<Map<String, Object>> runWithHoles(DemoJob job) {
    Instant start = now.minus(job.typical().duration()).minus(3, ChronoUnit.MINUTES);
    return RunEvents.of(run(job, start, Flaw.NULL_SPIKE));
  }

  private static DemoRun run(DemoJob job, Instant start, Flaw flaw) {
    Typical typical = job.typical();
    return new DemoRun(job, start, Story.SUCCESS, flaw, typical.duration(), typical.rows());
  }

  static DemoJob holes() {
    return new DemoJob(
        HOLES,
        "",
        Reporter.RUN_EVENTS,
        24,
        5,
        DAYS_OF_PAST,
        new Typical(Duration.ofMinutes(2), 1_900),
        List.of(
            new DemoTable(
                "edc.consent_forms",
                "warehouse.consent_forms",
                List.of("form_ref varchar(36)", "site varchar(20)", "signed_on date"))),
        new DemoError("API", "TIMEOUT", "The source did not answer within 60 s.", null),
        null,
        Flaw.NONE);
  }
}
