package io.trialsync.obs.launcher.retention;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts the server's answers about retention into words. */
final class RetentionText {
  private static final List<Map.Entry<String, String>> KINDS =
      List.of(
          Map.entry("runs", "runs"),
          Map.entry("attempts", "attempts"),
          Map.entry("stages", "stages"),
          Map.entry("life_cycle_lines", "life-cycle lines"),
          Map.entry("job_days", "sums of a day"));

  private RetentionText() {}

  /** What holds. */
  static String ages(Map<String, Object> view) {
    Map<?, ?> ages = object(view.get("ages"));
    return "Kept: runs %s days, their life cycle %s days, sums per job and day %s days; older ones go every day at %s."
        .formatted(
            ages.get("run_days"),
            ages.get("life_cycle_days"),
            ages.get("rollup_days"),
            view.get("daily_at"));
  }

  /** What would go. */
  static String forecast(Map<String, Object> forecast) {
    Map<?, ?> counts = object(forecast.get("would_remove"));
    String atLeast = Boolean.TRUE.equals(forecast.get("complete")) ? "" : "at least ";
    String days =
        forecast.get("oldest_day") == null
            ? ""
            : "%nRuns that began from %s to %s."
                .formatted(forecast.get("oldest_day"), forecast.get("newest_day"));
    return isNothing(counts)
        ? "Nothing is too old: no run of before %s.".formatted(forecast.get("runs_from"))
        : "Would remove " + atLeast + list(counts) + "." + days;
  }

  /** How far a run is. */
  static String progress(Map<?, ?> run) {
    return "%s of %s jobs; removed %s"
        .formatted(run.get("jobs_done"), run.get("jobs_total"), list(object(run.get("removed"))));
  }

  /** How a run ended. */
  static String end(Map<?, ?> run) {
    Map<?, ?> counts = object(run.get("removed"));
    String removed =
        isNothing(counts)
            ? "Nothing was too old: no run of before %s.".formatted(run.get("runs_from"))
            : "Removed " + list(counts) + ".";
    return isDone(run)
        ? removed
        : "Interrupted after "
            + progress(run)
            + ". The next run goes on; event=retention_failed in the log of the server says why.";
  }

  static boolean isDone(Map<?, ?> run) {
    return "done".equals(run.get("state"));
  }

  /** A JSON object; an empty one where there is none. */
  static Map<?, ?> object(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static boolean isNothing(Map<?, ?> counts) {
    return KINDS.stream().allMatch(kind -> number(counts, kind.getKey()) == 0);
  }

  private static String list(Map<?, ?> counts) {
    return KINDS.stream()
        .map(
            kind ->
                String.format(
                    Locale.ROOT, "%,d %s", number(counts, kind.getKey()), kind.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static long number(Map<?, ?> counts, String kind) {
    return counts.get(kind) instanceof Number number ? number.longValue() : 0;
  }
}
