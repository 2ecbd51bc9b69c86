package io.trialsync.obs.persistence.run;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One thing that was reported of a run, in its own words and time; read only. */
@Entity
@Immutable
@Table(name = "life_cycle")
@IdClass(LifeCycleLine.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class LifeCycleLine {
  @Id
  @Column(name = "tenant_id")
  private String tenantId;

  @Id
  @Column(name = "run_key")
  private UUID runKey;

  @Id private Instant at;

  @Id private String kind;

  @Id private int attempt;

  @Id private long digest;

  protected LifeCycleLine() {}

  public UUID runKey() {
    return runKey;
  }

  public Instant at() {
    return at;
  }

  public String kind() {
    return kind;
  }

  public int attempt() {
    return attempt;
  }

  public long digest() {
    return digest;
  }

  /** The primary key. */
  public record Key(
      String tenantId, UUID runKey, Instant at, String kind, int attempt, long digest) {}
}
