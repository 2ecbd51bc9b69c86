package io.trialsync.obs.launcher.demo.alerts;

import io.trialsync.obs.launcher.client.ServerCalls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What the server has heard from Alertmanager since it was asked first. */
public final class SentAlerts {
  private static final String NEWEST = "/v1/obs/alerts/notifications?page_size=100";
  private static final int TIME_OF_DAY = 11;
  private static final int SECONDS_LONG = 19;

  private final ServerCalls calls;
  private final Set<Map<String, Object>> known = new HashSet<>();

  /** Those from now on. */
  public SentAlerts(ServerCalls calls) {
    this.calls = calls;
    fresh();
  }

  /** Those that were not asked for before, the oldest first, a line each. */
  public List<String> fresh() {
    List<String> lines = new ArrayList<>();
    if (calls.object(NEWEST).get("items") instanceof List<?> items) {
      for (Object item : items) {
        if (item instanceof Map<?, ?> alert && known.add(copy(alert)) && isForPeople(alert)) {
          lines.add(0, line(alert));
        }
      }
    }
    return lines;
  }

  private static Map<String, Object> copy(Map<?, ?> alert) {
    var copy = new HashMap<String, Object>();
    alert.forEach((name, value) -> copy.put(String.valueOf(name), String.valueOf(value)));
    return copy;
  }

  /** The dead-man switch is heard every minute and tells nobody anything. */
  private static boolean isForPeople(Map<?, ?> alert) {
    return !Objects.equals(alert.get("severity"), "none");
  }

  /** One of them as {@code 14:31:07 warning JobFailed of visits.load, 4.2 s after the report}. */
  static String line(Map<?, ?> alert) {
    String at = String.valueOf(alert.get("at"));
    var line = new StringBuilder();
    line.append(at.length() < SECONDS_LONG ? at : at.substring(TIME_OF_DAY, SECONDS_LONG));
    Object state = "resolved".equals(alert.get("status")) ? "over" : alert.get("severity");
    line.append("  %-8s  %s".formatted(state, alert.get("name")));
    if (alert.get("job_id") != null) {
      line.append(" of ").append(alert.get("job_id"));
    }
    if (alert.get("table") != null) {
      line.append(", table ").append(alert.get("table"));
    }
    if (alert.get("delivery_seconds") instanceof Number seconds) {
      line.append(", %.1f s after the report".formatted(seconds.doubleValue()));
    }
    return line.toString();
  }
}
