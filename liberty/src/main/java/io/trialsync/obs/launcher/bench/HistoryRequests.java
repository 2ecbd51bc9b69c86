package io.trialsync.obs.launcher.bench;

import io.trialsync.obs.launcher.client.CommandException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Asks the server which jobs and runs there are, and makes the requests of the history bench: over
 * all jobs, and over runs and windows of all of its 90 days. Old ones count, since a cache holds
 * only what is new.
 */
final class HistoryRequests {
  static final List<String> KINDS = List.of("jobs list", "runs of a job", "one run");

  private static final int PAGE = 500;
  private static final int MOST_JOBS = 10_000;
  private static final int MOST_PAGES = 40;
  private static final Duration DEPTH = Duration.ofDays(90);
  private static final Duration WINDOW = Duration.ofDays(7);
  private static final int WINDOWS = 400;
  private static final int RUNS_OF_A_WINDOW = 5;
  private static final int FEW_RUNS = 100;
  private static final int JOBS_ASKED_FOR_RECENT_RUNS = 100;

  private final Target target;
  private final Instant now;
  // Always the same choice, so that two measurements of a database ask the same.
  private final Random choice = new Random(1);
  private final List<String> windows = new ArrayList<>();
  private final Set<String> runs = new LinkedHashSet<>();

  HistoryRequests(Target target, Clock clock) {
    this.target = target;
    this.now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /** The requests of each kind. */
  List<List<byte[]>> make() {
    try (var reader = new ListReader(target)) {
      List<String> jobs = jobs(reader);
      if (jobs.isEmpty()) {
        throw CommandException.failure(
            "The server knows no job yet: run ./obs bench fill, ./obs bench ingest or ./obs demo"
                + " first.");
      }
      sample(reader, jobs);
      if (runs.isEmpty()) {
        throw CommandException.failure("None of the jobs has a run of the last 90 days.");
      }
      return List.of(gets(pages(jobs.size())), gets(runsOfJobs(jobs)), gets(singleRuns()));
    } catch (IOException e) {
      throw CommandException.failure(
          "The server at " + target.address() + " broke off the connection.");
    }
  }

  private static List<String> jobs(ListReader reader) throws IOException {
    var jobs = new ArrayList<String>();
    for (int page = 1; page * PAGE <= MOST_JOBS && jobs.size() == (page - 1) * PAGE; page++) {
      jobs.addAll(reader.read("/v1/obs/jobs?page_size=" + PAGE + "&page=" + page, "job_id"));
    }
    return jobs;
  }

  /** Windows and runs from anywhere in the history; recent ones only where it has no depth yet. */
  private void sample(ListReader reader, List<String> jobs) throws IOException {
    for (int i = 0; i < WINDOWS; i++) {
      String window = window(jobs.get(choice.nextInt(jobs.size())));
      List<String> found = reader.read(window + RUNS_OF_A_WINDOW, "run_id");
      if (!found.isEmpty()) {
        windows.add(window + 50);
        runs.addAll(found);
      }
    }
    if (runs.size() < FEW_RUNS) {
      for (String job : jobs.subList(0, Math.min(JOBS_ASKED_FOR_RECENT_RUNS, jobs.size()))) {
        runs.addAll(reader.read(recent(job), "run_id"));
      }
    }
  }

  private String window(String job) {
    long spare = DEPTH.minus(WINDOW).toSeconds();
    Instant to = now.minusSeconds((long) (choice.nextDouble() * spare));
    return "/v1/obs/jobs/%s/runs?from=%s&to=%s&page_size=".formatted(job, to.minus(WINDOW), to);
  }

  private static String recent(String job) {
    return "/v1/obs/jobs/" + job + "/runs?page_size=50";
  }

  private static List<String> pages(int jobs) {
    var pages = new ArrayList<String>();
    for (int page = 1; page <= MOST_PAGES && (page - 1) * 50 < jobs; page++) {
      pages.add("/v1/obs/jobs?page_size=50&page=" + page);
    }
    return pages;
  }

  /** The last 7 days of every job, as most people ask, and the older windows among them. */
  private List<String> runsOfJobs(List<String> jobs) {
    var paths = new ArrayList<String>();
    for (int i = 0; i < jobs.size(); i++) {
      paths.add(recent(jobs.get(i)));
      if (!windows.isEmpty()) {
        paths.add(windows.get(i % windows.size()));
      }
    }
    return paths;
  }

  private List<String> singleRuns() {
    var paths = new ArrayList<String>();
    runs.forEach(run -> paths.add("/v1/obs/runs/" + run));
    Collections.shuffle(paths, choice);
    return paths;
  }

  private List<byte[]> gets(List<String> paths) {
    return paths.stream()
        .map(path -> Requests.get(target.address(), target.token(), path))
        .toList();
  }
}
