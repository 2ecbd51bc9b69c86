package io.trialsync.obs.launcher.demo.alerts;

import io.trialsync.obs.launcher.client.CommandException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Prometheus has read from the server so far. */
public final class PrometheusLook {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MILLIS_BETWEEN_LOOKS = 500;
  private static final String JOBS =
      "/api/v1/query?query=count(trialsync_jobs_total%7Bstatus=%22success%22%7D)";
  private static final Pattern VALUE = Pattern.compile("\"value\":\\[[0-9.]+,\"([0-9]+)\"]");

  private PrometheusLook() {}

  /**
   * Waits until it has the counters of so many jobs, or for half a minute: then the graphs begin
   * later.
   */
  public static void awaitJobs(URI prometheus, int jobs) throws InterruptedException {
    long start = System.nanoTime();
    while (System.nanoTime() - start < PATIENCE.toNanos() && count(ask(prometheus)) < jobs) {
      TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_LOOKS);
    }
  }

  private static String ask(URI prometheus) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(prometheus.resolve(JOBS)).timeout(Duration.ofSeconds(10)).build();
    try {
      return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException gone) {
      throw CommandException.failure("Prometheus at " + prometheus + " does not answer.");
    }
  }

  /** The number in its answer; 0 where it has none. */
  static int count(String answer) {
    Matcher value = VALUE.matcher(answer);
    return value.find() ? Integer.parseInt(value.group(1)) : 0;
  }
}
