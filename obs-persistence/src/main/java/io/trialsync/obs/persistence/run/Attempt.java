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

/** One try of a run; read only. */
@Entity
@Immutable
@Table(name = "attempt")
@IdClass(Attempt.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class Attempt {
  @Id
  @Column(name = "tenant_id")
  private String tenantId;

  @Id
  @Column(name = "run_key")
  private UUID runKey;

  @Id private int attempt;

  @Column(name = "run_id")
  private UUID runId;

  private String status;

  @Column(name = "start_at")
  private @Nullable Instant startAt;

  @Column(name = "end_at")
  private @Nullable Instant endAt;

  @Column(name = "error_category")
  private @Nullable String errorCategory;

  @Column(name = "error_code")
  private @Nullable String errorCode;

  @Column(name = "error_message")
  private @Nullable String errorMessage;

  @Column(name = "http_status")
  private @Nullable Integer httpStatus;

  protected Attempt() {}

  public UUID runKey() {
    return runKey;
  }

  public int attempt() {
    return attempt;
  }

  public UUID runId() {
    return runId;
  }

  public String status() {
    return status;
  }

  public @Nullable Instant startAt() {
    return startAt;
  }

  public @Nullable Instant endAt() {
    return endAt;
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

  /** The primary key. */
  public record Key(String tenantId, UUID runKey, int attempt) {}
}
