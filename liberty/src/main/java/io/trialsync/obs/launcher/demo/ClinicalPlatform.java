package io.trialsync.obs.launcher.demo;

import io.trialsync.obs.launcher.demo.DemoJob.DemoError;
import io.trialsync.obs.launcher.demo.DemoJob.DemoTable;
import io.trialsync.obs.launcher.demo.DemoJob.Typical;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The dozen jobs of the demo: names and numbers of a trial platform, and nothing of any person. */
final class ClinicalPlatform {
  private static final DemoError TIMED_OUT =
      new DemoError("API", "TIMEOUT", "The source did not answer within 60 s.", null);
  private static final DemoError UNAVAILABLE =
      new DemoError("API", "UNAVAILABLE", "The laboratory portal answered 503.", 503);
  private static final DemoError UNMAPPED =
      new DemoError(
          "Data",
          "MAPPING_MISSING",
          "Code list version 27.1 is not mapped: 14 forms were left untransformed.",
          null);
  private static final DemoError DEADLOCK =
      new DemoError("DB", "40P01", "Deadlock detected while merging into the warehouse.", null);
  private static final DemoError OUT_OF_MEMORY =
      new DemoError("System", "EXECUTOR_LOST", "An executor was lost: container killed.", null);

  private ClinicalPlatform() {}

  static List<DemoJob> jobs() {
    return List.of(
        sixHourly("edc_visits_load", Reporter.RUN_EVENTS, 0, 12, 18_400, visits(), TIMED_OUT)
            .with(Flaw.NULL_SPIKE),
        new DemoJob(
            "lab_results_ingest",
            "",
            Reporter.RUN_EVENT_LINES,
            6,
            1,
            28,
            new Typical(Duration.ofMinutes(9), 42_000),
            List.of(labResults()),
            UNAVAILABLE,
            Story.RETRIED,
            Flaw.NONE),
        sixHourly("randomization_sync", Reporter.RUN_EVENTS, 2, 2, 320, allocations(), TIMED_OUT),
        sixHourly("ecoa_diary_load", Reporter.RUN_EVENT_LINES, 3, 7, 9_600, diaries(), TIMED_OUT)
            .with(Flaw.HALF_THE_ROWS),
        daily("pk_samples_load", Reporter.RUN_EVENTS, 2, 6, 2_150, samples(), DEADLOCK, null),
        daily("imaging_index", Reporter.PING, 3, 15, 1_240, images(), TIMED_OUT, Story.SKIPPED),
        daily("drug_supply_sync", Reporter.PING, 4, 3, 860, supplies(), TIMED_OUT, Story.SUCCESS),
        daily(
            "safety_ae_transform",
            Reporter.RUN_EVENTS,
            4,
            8,
            730,
            safety(),
            UNMAPPED,
            Story.FAILED),
        new DemoJob(
            "ctms_site_status",
            "",
            Reporter.RUN_EVENTS,
            1,
            0,
            24,
            new Typical(Duration.ofMinutes(40), 410),
            List.of(sites()),
            TIMED_OUT,
            Story.RUNNING,
            Flaw.NONE),
        lineage("sdtm_build.ae", "dbt", Reporter.DBT, 5, 11, 730, safety(), DEADLOCK, null),
        lineage(
                "adam_build.adsl",
                "spark",
                Reporter.SPARK,
                6,
                24,
                5_200,
                analysis(),
                OUT_OF_MEMORY,
                null)
            .with(Flaw.RENAMED_COLUMN),
        lineage(
            "data_warehouse_publish.load",
            "airflow",
            Reporter.AIRFLOW,
            7,
            16,
            61_000,
            visits(),
            DEADLOCK,
            Story.RETRIED));
  }

  private static DemoJob sixHourly(
      String name,
      Reporter reporter,
      int atHour,
      int minutes,
      int rows,
      DemoTable table,
      DemoError error) {
    var typical = new Typical(Duration.ofMinutes(minutes), rows);
    return new DemoJob(
        name, "", reporter, 6, atHour, 28, typical, List.of(table), error, null, Flaw.NONE);
  }

  private static DemoJob daily(
      String name,
      Reporter reporter,
      int atHour,
      int minutes,
      int rows,
      DemoTable table,
      DemoError error,
      @Nullable Story latest) {
    return lineage(name, "", reporter, atHour, minutes, rows, table, error, latest);
  }

  private static DemoJob lineage(
      String name,
      String namespace,
      Reporter reporter,
      int atHour,
      int minutes,
      int rows,
      DemoTable table,
      DemoError error,
      @Nullable Story latest) {
    var typical = new Typical(Duration.ofMinutes(minutes), rows);
    return new DemoJob(
        name,
        namespace,
        reporter,
        24,
        atHour,
        7,
        typical,
        List.of(table),
        error,
        latest,
        Flaw.NONE);
  }

  private static DemoTable visits() {
    return table(
        "edc.visit_export",
        "warehouse.visits",
        "visit_ref varchar(36)",
        "site varchar(20)",
        "visit_day integer",
        "form_count integer",
        "loaded_at timestamp with time zone");
  }

  private static DemoTable labResults() {
    return table(
        "lab.result_files",
        "warehouse.lab_results",
        "result_ref varchar(36)",
        "site varchar(20)",
        "analyte varchar(40)",
        "unit varchar(16)");
  }

  private static DemoTable allocations() {
    return table(
        "irt.allocations", "warehouse.allocations", "allocation_ref varchar(36)", "arm varchar(8)");
  }

  private static DemoTable diaries() {
    return table(
        "ecoa.diary_entries",
        "warehouse.diary_entries",
        "entry_ref varchar(36)",
        "questionnaire varchar(40)",
        "completed_on date");
  }

  private static DemoTable samples() {
    return table(
        "pk.samples", "warehouse.pk_samples", "sample_ref varchar(36)", "nominal_hour numeric");
  }

  private static DemoTable images() {
    return table(
        "imaging.studies", "warehouse.images", "study_ref varchar(64)", "modality char(2)");
  }

  private static DemoTable supplies() {
    return table("irt.shipments", "warehouse.shipments", "shipment_ref varchar(36)", "depot text");
  }

  private static DemoTable safety() {
    return table(
        "warehouse.safety_forms",
        "sdtm.ae",
        "ae_ref varchar(36)",
        "term_code varchar(12)",
        "severity varchar(12)");
  }

  private static DemoTable sites() {
    return table("ctms.sites", "warehouse.sites", "site varchar(20)", "status varchar(16)");
  }

  private static DemoTable analysis() {
    return table(
        "sdtm.dm", "adam.adsl", "row_ref varchar(36)", "arm varchar(8)", "itt_flag char(1)");
  }

  private static DemoTable table(String source, String name, String... columns) {
    return new DemoTable(source, name, List.of(columns));
  }
}
