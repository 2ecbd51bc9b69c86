package io.trialsync.obs.persistence.run;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One logical run as the merge keeps it; read only, since record_reports alone writes it. */
@Entity
@Immutable
@Table(name = "run")
@IdClass(Run.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class Run {
  @Id
  @Column(name = "tenant_id")
  private String tenantId;

  @Id
  @Column(name = "run_key")
  private UUID runKey;

  @Column(name = "run_id")
  private UUID runId;

  @Column(name = "job_key")
  private long jobKey;

  private String status;

  @Column(name = "run_type")
  private @Nullable String runType;

  @Column(name = "scheduled_at")
  private @Nullable Instant scheduledAt;

  @Column(name = "start_at")
  private @Nullable Instant startAt;

  @Column(name = "run_at")
  private Instant runAt;

  @Column(name = "end_at")
  private @Nullable Instant endAt;

  @Column(name = "end_digest")
  private @Nullable Long endDigest;

  @Column(name = "duration_ms")
  private @Nullable Long durationMillis;

  @Column(name = "attempt_count")
  private int attemptCount;

  @Column(name = "max_attempts")
  private @Nullable Integer maxAttempts;

  @Column(name = "error_category")
  private @Nullable String errorCategory;

  @Column(name = "error_code")
  private @Nullable String errorCode;

  @Column(name = "error_message")
  private @Nullable String errorMessage;

  @Column(name = "http_status")
  private @Nullable Integer httpStatus;

  @Column(name = "records_extracted")
  private @Nullable Long recordsExtracted;

  @Column(name = "records_loaded")
  private @Nullable Long recordsLoaded;

  @Column(name = "correlation_id")
  private @Nullable String correlationId;

  @Column(name = "trace_id")
  private @Nullable String traceId;

  @Column(name = "parent_run_id")
  private @Nullable UUID parentRunId;

  @Column(name = "clock_ahead")
  private boolean clockAhead;

  @Column(name = "zone_assumed")
  private boolean zoneAssumed;

  protected Run() {}

  public UUID runKey() {
    return runKey;
  }

  public UUID runId() {
    return runId;
  }

  public long jobKey() {
    return jobKey;
  }

  public String status() {
    return status;
  }

  public @Nullable String runType() {
    return runType;
  }

  public @Nullable Instant scheduledAt() {
    return scheduledAt;
  }

  public @Nullable Instant startAt() {
    return startAt;
  }

  public Instant runAt() {
    return runAt;
  }

  public @Nullable Instant endAt() {
    return endAt;
  }

  public @Nullable Long endDigest() {
    return endDigest;
  }

  public @Nullable Long durationMillis() {
    return durationMillis;
  }

  public int attemptCount() {
    return attemptCount;
  }

  public @Nullable Integer maxAttempts() {
    return maxAttempts;
  }

  public @Nullable String errorCategory() {
    return errorCategory;
  }

  public @Nullable String errorCode() {
    return errorCode;
  }

  public @Nullable String errorMessage() {
    return errorMessage;
  }

  public @Nullable Integer httpStatus() {
    return httpStatus;
  }

  public @Nullable Long recordsExtracted() {
    return recordsExtracted;
  }

  public @Nullable Long recordsLoaded() {
    return recordsLoaded;
  }

  public @Nullable String correlationId() {
    return correlationId;
  }

  public @Nullable String traceId() {
    return traceId;
  }

  public @Nullable UUID parentRunId() {
    return parentRunId;
  }

  public boolean clockAhead() {
    return clockAhead;
  }

  public boolean zoneAssumed() {
    return zoneAssumed;
  }

  /** The primary key. */
  public record Key(String tenantId, UUID runKey) {}
}
