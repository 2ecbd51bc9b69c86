package io.trialsync.obs.launcher.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a load measured, as a table for people and as values for scripts.
 *
 * @param seconds time measured, without the warm-up
 * @param goodInAll good answers, those of the warm-up too
 * @param windows what each ten seconds gave
 */
record BenchResult(
    String bench,
    int connections,
    double seconds,
    List<String> kinds,
    Tally tally,
    long goodInAll,
    List<Window> windows) {

  private static final String ROW = "%-22s %12s %11s %10s %10s %10s %10s%n";

  /** Good answers of all kinds. */
  long answers() {
    return total().count();
  }

  String table() {
    var text = new StringBuilder();
    text.append(row("", "answers", "per second", "p50", "p95", "p99", "max"));
    for (int kind = 0; kind < kinds.size(); kind++) {
      text.append(row(kinds.get(kind), tally.latencies(kind)));
    }
    if (kinds.size() > 1) {
      text.append(row("all", total()));
    }
    text.append("errors: ").append(errors()).append("\n");
    if (windows.size() > 1) {
      windows.forEach(window -> text.append(window).append("\n"));
    }
    return text.toString();
  }

  /** Good answers per second. */
  double perSecond() {
    return total().count() / seconds;
  }

  /** What both measured, one after the other, as one. */
  BenchResult plus(BenchResult other) {
    var sum = new Tally(kinds.size());
    sum.add(tally);
    sum.add(other.tally);
    return new BenchResult(
        bench,
        connections,
        seconds + other.seconds,
        kinds,
        sum,
        goodInAll + other.goodInAll,
        List.of());
  }

  Map<String, Object> values() {
    var byKind = new LinkedHashMap<String, Object>();
    for (int kind = 0; kind < kinds.size(); kind++) {
      byKind.put(kinds.get(kind), numbers(tally.latencies(kind)));
    }
    var result = new LinkedHashMap<String, Object>();
    result.put("bench", bench);
    result.put("connections", connections);
    result.put("seconds", rounded(seconds));
    result.put("all", numbers(total()));
    result.put("kinds", byKind);
    result.put("errors", tally.errorsByStatus());
    result.put("windows", windows.stream().map(BenchResult::numbers).toList());
    return result;
  }

  private LatencyHistogram total() {
    var total = new LatencyHistogram();
    for (int kind = 0; kind < kinds.size(); kind++) {
      total.add(tally.latencies(kind));
    }
    return total;
  }

  private String errors() {
    Map<String, Long> errors = tally.errorsByStatus();
    if (errors.isEmpty()) {
      return "none";
    }
    return errors.entrySet().stream()
        .map(error -> "%,d x %s".formatted(error.getValue(), error.getKey()))
        .collect(Collectors.joining(", "));
  }

  private String row(String name, LatencyHistogram latencies) {
    return row(
        name,
        String.format(Locale.ROOT, "%,d", latencies.count()),
        String.format(Locale.ROOT, "%,.1f", latencies.count() / seconds),
        millis(latencies.percentileNanos(50)),
        millis(latencies.percentileNanos(95)),
        millis(latencies.percentileNanos(99)),
        millis(latencies.maxNanos()));
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, ROW, cells);
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, "%,.2f ms", nanos / 1e6);
  }

  private static Map<String, Object> numbers(Window window) {
    var numbers = new LinkedHashMap<String, Object>();
    numbers.put("until_s", window.until());
    numbers.put("per_second", rounded(window.perSecond()));
    numbers.put("p99_ms", rounded(window.p99Millis()));
    return numbers;
  }

  private Map<String, Object> numbers(LatencyHistogram latencies) {
    var numbers = new LinkedHashMap<String, Object>();
    numbers.put("answers", latencies.count());
    numbers.put("per_second", rounded(latencies.count() / seconds));
    numbers.put("p50_ms", rounded(latencies.percentileNanos(50) / 1e6));
    numbers.put("p95_ms", rounded(latencies.percentileNanos(95) / 1e6));
    numbers.put("p99_ms", rounded(latencies.percentileNanos(99) / 1e6));
    numbers.put("max_ms", rounded(latencies.maxNanos() / 1e6));
    return numbers;
  }

  static double rounded(double value) {
    return Math.round(value * 1_000) / 1_000.0;
  }
}
