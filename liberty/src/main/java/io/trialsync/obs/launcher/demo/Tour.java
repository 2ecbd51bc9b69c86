package io.trialsync.obs.launcher.demo;

import io.trialsync.obs.launcher.client.ServerAddress;
import java.util.List;

/** What to look at after the demo, as commands to copy. */
final class Tour {
  private final ServerAddress address;

  Tour(ServerAddress address) {
    this.address = address;
  }

  String text(List<DemoRun> latest) {
    return """

        Done. What to look at, in another terminal, in this folder:

          TOKEN=$(./obs token --scope obs.read)

        All jobs, with their last run and the success rate of 7 days:
          curl -s -H "Authorization: Bearer $TOKEN" '%1$s/v1/obs/jobs'
        The runs of the job that failed this morning:
          curl -s -H "Authorization: Bearer $TOKEN" '%1$s/v1/obs/jobs/%2$s/runs'
        Its failed run, with three attempts and the error:
          curl -s -H "Authorization: Bearer $TOKEN" '%1$s/v1/obs/runs/%3$s'
        An Airflow task that went well at its second try, as one run:
          curl -s -H "Authorization: Bearer $TOKEN" '%1$s/v1/obs/runs/%4$s'
        What is wrong with the data: nulls in a key column, half of the rows, a renamed column:
          curl -s -H "Authorization: Bearer $TOKEN" '%1$s/v1/obs/findings?state=open'
        The run with the nulls: every check, with value, usual value, limit, and the runs it is from:
          curl -s -H "Authorization: Bearer $TOKEN" '%1$s/v1/obs/runs/%6$s'
        A run with extract, transform and load stages and their statistics:
          curl -s -H "Authorization: Bearer $TOKEN" '%1$s/v1/obs/runs/%5$s'
        What Prometheus reads:
          curl -s '%1$s/metrics'
        Every route, with its fields, limits and examples (OpenAPI 3.1):
          curl -s '%1$s/openapi'
        Alerts as people get them: ALERT_SLACK_WEBHOOK=… ./obs demo (more with --help)
        """
        .formatted(
            address,
            job(latest, Story.FAILED).job().jobId(),
            job(latest, Story.FAILED).runId(),
            reporter(latest, Reporter.AIRFLOW).runId(),
            reporter(latest, Reporter.RUN_EVENT_LINES).runId(),
            flawed(latest, Flaw.NULL_SPIKE).runId());
  }

  private static DemoRun job(List<DemoRun> latest, Story story) {
    return latest.stream().filter(run -> run.story() == story).findFirst().orElseThrow();
  }

  private static DemoRun flawed(List<DemoRun> latest, Flaw flaw) {
    return latest.stream().filter(run -> run.flaw() == flaw).findFirst().orElseThrow();
  }

  private static DemoRun reporter(List<DemoRun> latest, Reporter reporter) {
    return latest.stream()
        .filter(run -> run.job().reporter() == reporter)
        .findFirst()
        .orElseThrow();
  }
}
