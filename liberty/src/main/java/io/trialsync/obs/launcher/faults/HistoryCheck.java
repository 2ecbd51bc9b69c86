package io.trialsync.obs.launcher.faults;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.trialsync.obs.launcher.bench.HttpConnection;
import io.trialsync.obs.launcher.bench.Requests;
import io.trialsync.obs.launcher.client.ServerAddress;
import java.io.IOException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Asks the server for some of the runs, as somebody would who wants to know what happened. */
final class HistoryCheck {
  private static final int SAMPLE = 200;

  private final ServerAddress address;
  private final String token;
  private final Faults faults;

  HistoryCheck(ServerAddress address, String token, Faults faults) {
    this.address = address;
    this.token = token;
    this.faults = faults;
  }

  void check(List<RunStory> runs, Random random) {
    List<RunStory> sample = new ArrayList<>(runs);
    Collections.shuffle(sample, random);
    try (HttpConnection connection = HttpConnection.open(address)) {
      for (RunStory story : sample.subList(0, Math.min(SAMPLE, sample.size()))) {
        int status =
            connection.exchange(Requests.get(address, token, "/v1/obs/runs/" + story.run()), true);
        if (status != 200 || !agrees(story, connection.body())) {
          faults.add(
              FaultKind.STATE,
              "the server answers %d %s for a run that is %s after %d tries with %s loaded"
                  .formatted(
                      status, connection.body(), story.status(), story.attempts(), story.loaded()));
        }
      }
    } catch (IOException noAnswer) {
      faults.add(FaultKind.STATE, "the history cannot be read: " + noAnswer.getMessage());
    }
  }

  static boolean agrees(RunStory story, String body) {
    try {
      Map<String, Object> run = JSONObjectUtils.parse(body);
      Object loaded = run.get("records_loaded");
      return story.job().equals(run.get("job_id"))
          && story.status().equals(run.get("status"))
          && Objects.equals(loaded == null ? null : ((Number) loaded).longValue(), story.loaded())
          && run.get("attempts") instanceof List<?> attempts
          && attempts.size() == story.attempts();
    } catch (ParseException notJson) {
      return false;
    }
  }
}
