package io.trialsync.obs.web.notification;

import com.fasterxml.jackson.core.JsonParser;
import io.trialsync.obs.ejb.masking.MaskedName;
import io.trialsync.obs.ejb.run.ReportLimits;
import io.trialsync.obs.web.body.JsonMembers;
import io.trialsync.obs.web.body.JsonScalars;
import io.trialsync.obs.web.lineage.StoredName;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The labels of an alert that say what it is about; all others are left where they came from. */
final class AlertLabels {
  private static final Set<String> WANTED =
      Set.of("alertname", "severity", "tenant_id", "job_id", "table", "check");
  private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9._:@-]{1,64}");
  private static final String TENANT_WITHOUT_LABEL = "default";
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_SEVERITY = 40;
  private static final int LONGEST_TABLE = 1_000;

  private final Map<String, String> values = new HashMap<>();

  private AlertLabels() {}

  /** Reads the object that the parser stands on; a value that is no text is none. */
  static AlertLabels read(JsonParser parser) throws IOException {
    var labels = new AlertLabels();
    for (var name = JsonMembers.first(parser); name != null; name = JsonMembers.next(parser)) {
      if (!WANTED.contains(name)) {
        parser.skipChildren();
        continue;
      }
      String value = JsonScalars.text(parser);
      if (value != null && !value.isEmpty()) {
        labels.values.put(name, value);
      }
    }
    return labels;
  }

  /** The name of the alert. */
  @Nullable String alertName() {
    return masked("alertname", LONGEST_NAME);
  }

  @Nullable String severity() {
    return masked("severity", LONGEST_SEVERITY);
  }

  /** The tenant; null where the label is none that a tenant can have. */
  @Nullable String tenantId() {
    String tenant = values.getOrDefault("tenant_id", TENANT_WITHOUT_LABEL);
    return TENANT.matcher(tenant).matches() ? tenant : null;
  }

  /** The job; null where there is none, or none that can have been reported. */
  @Nullable String jobId() {
    String job = values.get("job_id");
    boolean known =
        job != null && ReportLimits.isJobId(job) && MaskedName.ofReference(job).equals(job);
    return known ? job : null;
  }

  /** The table by its stored name, which was masked as here. */
  @Nullable String table() {
    return masked("table", LONGEST_TABLE);
  }

  @Nullable String check() {
    return masked("check", LONGEST_NAME);
  }

  private @Nullable String masked(String name, int longest) {
    String value = values.get(name);
    return value == null ? null : StoredName.masked(value, longest);
  }
}
