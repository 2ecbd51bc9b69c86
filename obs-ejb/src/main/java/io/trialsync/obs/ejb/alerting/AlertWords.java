package io.trialsync.obs.ejb.alerting;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words of a message, the same as those of the templates in {@code alerts/alertmanager}. */
final class AlertWords {
  /** The labels that tell an alert from others of its name. */
  private static final List<String> SUBJECT =
      List.of(
          "job_id",
          "table",
          "slo",
          "route",
          "component",
          "queue",
          "provider",
          "instance",
          "mountpoint",
          "integration");

  private static final Pattern SEVERITY = Pattern.compile("[a-z]{1,20}");
  private static final int SUBJECTS_NAMED = 3;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private AlertWords() {}

  /** How bad it is; resolved only when nothing is left. */
  static String state(AlertGroup group) {
    if (group.firing().isEmpty()) {
      return "RESOLVED";
    }
    String severity = group.firing().get(0).label("severity");
    boolean one =
        group.firing().stream().allMatch(alert -> alert.label("severity").equals(severity));
    return one && SEVERITY.matcher(severity).matches()
        ? severity.toUpperCase(Locale.ROOT)
        : "ALERT";
  }

  /** What has happened, to whom. */
  static String title(AlertGroup group) {
    List<Alert> shown = group.firing().isEmpty() ? group.resolved() : group.firing();
    if (shown.isEmpty()) {
      return "An alert without content";
    }
    String summary = shown.get(0).annotation("summary");
    String what = summary.isEmpty() ? shown.get(0).label("alertname") : summary;
    String count = shown.size() > 1 ? shown.size() + ": " : "";
    String subjects =
        shown.stream()
            .limit(SUBJECTS_NAMED)
            .map(AlertWords::subject)
            .collect(Collectors.joining(", "));
    return what + " · " + count + subjects + (shown.size() > SUBJECTS_NAMED ? " …" : "");
  }

  /** What one alert is about. */
  static String subject(Alert alert) {
    String words =
        SUBJECT.stream()
            .map(alert::label)
            .filter(value -> !value.isEmpty())
            .collect(Collectors.joining(" "));
    String tenant = alert.label("tenant_id");
    return tenant.isEmpty() ? words : words + " (" + tenant + ")";
  }

  static String time(@Nullable Instant time) {
    return time == null ? "a time that is not known" : TIME.format(time);
  }
}
