package io.trialsync.obs.persistence.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.ColumnTransformer;

/** Something expected to run; made by its first report or declared by its settings. */
@Entity
@Table(name = "job")
public class Job {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Column(name = "job_key")
  private long jobKey;

  @Column(name = "tenant_id", updatable = false)
  private String tenantId;

  @Column(name = "job_id", updatable = false)
  private String jobId;

  @ColumnTransformer(read = "cast(state as text)", write = "cast(? as job_state)")
  private String state;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(read = "cast(settings as text)", write = "cast(? as jsonb)")
  private String settings;

  @Version
  @Column(name = "settings_version")
  private int settingsVersion;

  @SuppressWarnings("NullAway") // Hibernate fills the fields
  protected Job() {}

  /** A job that is declared before it was ever seen. */
  public Job(String tenantId, String jobId) {
    this.tenantId = tenantId;
    this.jobId = jobId;
    this.state = "active";
    this.settings = "{}";
  }

  public long jobKey() {
    return jobKey;
  }

  public String tenantId() {
    return tenantId;
  }

  public String jobId() {
    return jobId;
  }

  public String state() {
    return state;
  }

  /** The settings as a JSON object, without the state. */
  public String settings() {
    return settings;
  }

  /** Takes on new settings; the state stands in a column of its own, since lists filter by it. */
  public void configure(String newState, String newSettings) {
    this.state = newState;
    this.settings = newSettings;
  }
}
