package io.trialsync.obs.ejb.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What people can do that is written down. */
public enum AuditAction {
  /** A job got settings before its first report. */
  JOB_DECLARED,
  /** New settings took the place of all former ones. */
  JOB_SETTINGS_REPLACED,
  /** Some settings were changed. */
  JOB_SETTINGS_MERGED,
  /** Somebody asked for old rows to be removed now. */
  RETENTION_REQUESTED,
  /** A finding was taken for the new normal. */
  FINDING_ACCEPTED,
  /** Runs were left out of the baselines of a job. */
  BASELINE_EXCLUDED,
  /** A decision about the baselines of a job was taken back. */
  DECISION_WITHDRAWN,
  /** Columns that a run saw were taken for those that a table should have. */
  EXPECTED_SCHEMA_ACCEPTED;

  /** The name that callers see. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The action of that name. */
  public static Optional<AuditAction> of(String wireName) {
    return Arrays.stream(values()).filter(each -> each.wireName().equals(wireName)).findFirst();
  }

  /** All names, for messages. */
  public static List<String> wireNames() {
    return Arrays.stream(values()).map(AuditAction::wireName).toList();
  }
}
