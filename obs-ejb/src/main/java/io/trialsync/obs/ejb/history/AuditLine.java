package io.trialsync.obs.ejb.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trialsync.obs.persistence.audit.AuditRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change that people made, as they see it.
 *
 * @param clientId the program that called, as its issuer names it
 */
public record AuditLine(
    Instant at,
    String action,
    @Nullable String jobId,
    String clientId,
    String issuer,
    List<SettingChange> changes) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static AuditLine of(AuditRow row) {
    return new AuditLine(
        row.at(), row.action(), row.jobId(), row.clientId(), row.issuer(), changes(row));
  }

  private static List<SettingChange> changes(AuditRow row) {
    try {
      return JSON.readValue(row.changes(), new TypeReference<List<SettingChange>>() {});
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("a line of the audit trail cannot be read", damaged);
    }
  }
}
