package io.trialsync.obs.launcher.bench;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.trialsync.obs.launcher.client.AccessToken;
import io.trialsync.obs.launcher.client.CommandException;
import java.io.IOException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Asks the server which jobs and runs there are, and makes the requests of the history bench. */
final class HistoryRequests {
  static final List<String> KINDS = List.of("jobs list", "runs of a job", "one run");

  private static final int MOST_PAGES = 20;
  private static final int MOST_RETRIES = 10;
  private static final int JOBS_ASKED_FOR_RUNS = 100;

  private final BenchSettings settings;
  private final String token;

  HistoryRequests(BenchSettings settings, String token) {
    this.settings = settings;
    this.token = token;
  }

  /** The requests of each kind, over as many different jobs and runs as one look shows. */
  List<List<byte[]>> make() {
    try (var connection = HttpConnection.open(settings.address())) {
      List<String> jobs = ids(connection, "/v1/obs/jobs?page_size=500", "job_id");
      if (jobs.isEmpty()) {
        throw CommandException.failure(
            "The server knows no job yet: run ./obs bench ingest or ./obs demo first.");
      }
      var runs = new ArrayList<String>();
      for (String job : jobs.subList(0, Math.min(JOBS_ASKED_FOR_RUNS, jobs.size()))) {
        runs.addAll(ids(connection, runsOf(job), "run_id"));
      }
      if (runs.isEmpty()) {
        throw CommandException.failure("None of the jobs has a run of the last 7 days.");
      }
      return List.of(
          gets(pages(jobs.size())),
          gets(jobs.stream().map(HistoryRequests::runsOf).toList()),
          gets(runs.stream().map(run -> "/v1/obs/runs/" + run).toList()));
    } catch (IOException e) {
      throw CommandException.failure(
          "The server at " + settings.address() + " broke off the connection.");
    }
  }

  private static List<String> pages(int jobs) {
    var pages = new ArrayList<String>();
    for (int page = 1; page <= MOST_PAGES && (page - 1) * 50 < jobs; page++) {
      pages.add("/v1/obs/jobs?page_size=50&page=" + page);
    }
    return pages;
  }

  private static String runsOf(String job) {
    return "/v1/obs/jobs/" + job + "/runs?page_size=50";
  }

  private List<byte[]> gets(List<String> paths) {
    return paths.stream().map(path -> Requests.get(settings.address(), token, path)).toList();
  }

  private List<String> ids(HttpConnection connection, String path, String name) throws IOException {
    byte[] request = Requests.get(settings.address(), token, path);
    int status = connection.exchange(request, true);
    for (int again = 1; again <= MOST_RETRIES && (status == 429 || status == 503); again++) {
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
      status = connection.exchange(request, true);
    }
    if (status == 401 || status == 403) {
      throw AccessToken.refused(status);
    }
    if (status != 200) {
      throw CommandException.failure(
          "The server answers GET %s with %d where 200 was expected.".formatted(path, status));
    }
    try {
      Map<String, Object>[] items =
          JSONObjectUtils.getJSONObjectArray(JSONObjectUtils.parse(connection.body()), "items");
      return items == null
          ? List.of()
          : Arrays.stream(items).map(item -> String.valueOf(item.get(name))).toList();
    } catch (ParseException e) {
      throw CommandException.failure(
          "The server's answer to GET " + path + " is not a list in JSON.");
    }
  }
}
