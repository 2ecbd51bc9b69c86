package io.trialsync.obs.launcher.demo;

/** The ways in which the jobs of the demo tell about their runs. */
enum Reporter {
  RUN_EVENTS("run events, a JSON array"),
  RUN_EVENT_LINES("run events, one line each (NDJSON)"),
  PING("past runs as run events, the one of this hour by ping, as from cron"),
  AIRFLOW("OpenLineage as from Airflow, each try with a run id of its own"),
  SPARK("OpenLineage as from Spark, gzip"),
  DBT("OpenLineage as from dbt, all sent at the end");

  private final String description;

  Reporter(String description) {
    this.description = description;
  }

  String description() {
    return description;
  }

  boolean usesOpenLineage() {
    return this == AIRFLOW || this == SPARK || this == DBT;
  }
}
