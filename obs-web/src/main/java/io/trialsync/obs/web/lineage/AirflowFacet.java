package io.trialsync.obs.web.lineage;

import com.fasterxml.jackson.core.JsonParser;
import io.trialsync.obs.web.body.JsonMembers;
import io.trialsync.obs.web.body.JsonScalars;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The facets {@code airflow} of tasks and {@code airflowDagRun} of DAGs: which run, which try. */
record AirflowFacet(DagRun dagRun, Task task, Try instance) {

  /** The DAG run that everything belongs to. */
  record DagRun(@Nullable String dagId, @Nullable String runId, @Nullable String runType) {}

  /** The task, which knows how often it may be retried. */
  record Task(@Nullable String taskId, @Nullable Long retries) {}

  /** The try of the task; mapped tasks differ by their index. */
  record Try(@Nullable Long number, @Nullable Long mapIndex) {}

  static AirflowFacet read(JsonParser parser) throws IOException {
    var dagRun = new DagRun(null, null, null);
    var task = new Task(null, null);
    var instance = new Try(null, null);
    for (var key = JsonMembers.first(parser); key != null; key = JsonMembers.next(parser)) {
      switch (key) {
        case "dagRun" -> dagRun = readDagRun(parser);
        case "task" -> task = readTask(parser);
        case "taskInstance" -> instance = readTry(parser);
        default -> parser.skipChildren();
      }
    }
    return new AirflowFacet(dagRun, task, instance);
  }

  private static DagRun readDagRun(JsonParser parser) throws IOException {
    String dagId = null;
    String runId = null;
    String runType = null;
    for (var key = JsonMembers.first(parser); key != null; key = JsonMembers.next(parser)) {
      switch (key) {
        case "dag_id" -> dagId = JsonScalars.text(parser);
        case "run_id" -> runId = JsonScalars.text(parser);
        case "run_type" -> runType = JsonScalars.text(parser);
        default -> parser.skipChildren();
      }
    }
    return new DagRun(dagId, runId, runType);
  }

  private static Task readTask(JsonParser parser) throws IOException {
    String taskId = null;
    Long retries = null;
    for (var key = JsonMembers.first(parser); key != null; key = JsonMembers.next(parser)) {
      switch (key) {
        case "task_id" -> taskId = JsonScalars.text(parser);
        case "retries" -> retries = JsonScalars.numberOrText(parser);
        default -> parser.skipChildren();
      }
    }
    return new Task(taskId, retries);
  }

  private static Try readTry(JsonParser parser) throws IOException {
    Long number = null;
    Long mapIndex = null;
    for (var key = JsonMembers.first(parser); key != null; key = JsonMembers.next(parser)) {
      switch (key) {
        case "try_number" -> number = JsonScalars.numberOrText(parser);
        case "map_index" -> mapIndex = JsonScalars.numberOrText(parser);
        default -> parser.skipChildren();
      }
    }
    return new Try(number, mapIndex);
  }
}
