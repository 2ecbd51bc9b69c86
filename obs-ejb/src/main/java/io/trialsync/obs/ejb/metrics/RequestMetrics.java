package io.trialsync.obs.ejb.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts and times the HTTP requests that the doors answered. */
@ApplicationScoped
public class RequestMetrics {

  private static final Set<String> METHODS =
      Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

  @Inject SeriesStore store;

  private final ConcurrentMap<Answer, CounterSeries> counts = new ConcurrentHashMap<>();
  private final ConcurrentMap<Call, HistogramSeries> durations = new ConcurrentHashMap<>();

  private record Call(String route, String method) {}

  private record Answer(Call call, int status) {}

  /**
   * Counts one answered request.
   *
   * @param route template of the route, never the path that was asked for
   * @param method any text that the caller sent; unknown ones fold into {@code _other}
   */
  public void count(String route, String method, int status, Duration duration) {
    var call = new Call(route, METHODS.contains(method) ? method : LabelText.OTHER);
    counts.computeIfAbsent(new Answer(call, status), this::counter).increment();
    durations.computeIfAbsent(call, this::histogram).observe(duration);
  }

  private CounterSeries counter(Answer answer) {
    return store
        .counters(MetricNames.API_REQUESTS_TOTAL)
        .series(answer.call().route(), answer.call().method(), Integer.toString(answer.status()));
  }

  private HistogramSeries histogram(Call call) {
    return store
        .histograms(MetricNames.API_REQUEST_DURATION_SECONDS)
        .series(call.route(), call.method());
  }
}
