package io.trialsync.obs.ejb.run;

import io.trialsync.obs.persistence.run.NameLimits;
import io.trialsync.obs.persistence.run.RecordedReport;
import io.trialsync.obs.persistence.run.ReportStore;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The one way of all reports into the database, with its settings and its figures. */
@ApplicationScoped
public class Ingest {

  /** Shorter than the time-outs of the clients that we know (5 s), so that they hear the 503. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  @Resource(lookup = "jdbc/obs")
  DataSource writers;

  /** Transactions at the same time; more make each smaller and cost the database more. */
  @Inject
  @ConfigProperty(name = "obs.ingest.transactions", defaultValue = "2")
  int transactions;

  /** Reports that may wait for a transaction; more are answered 503. */
  @Inject
  @ConfigProperty(name = "obs.ingest.waiting", defaultValue = "2000")
  int mostWaiting;

  /** Callers that may wait; fewer than the server has threads, so that /healthz finds one. */
  @Inject
  @ConfigProperty(name = "obs.ingest.callers", defaultValue = "192")
  int mostCallers;

  /** Jobs, and tables, that a tenant may have; reports that would make more are refused. */
  @Inject
  @ConfigProperty(name = "obs.tenant.jobs", defaultValue = "10000")
  int mostJobs;

  @Inject
  @ConfigProperty(name = "obs.tenant.tables", defaultValue = "50000")
  int mostTables;

  /** Whether the checks of data quality are on, so that runs are noted down for them. */
  @Inject
  @ConfigProperty(name = "obs.dq.enabled", defaultValue = "true")
  boolean judged;

  private final DatabaseRoom room = new DatabaseRoom();
  private GroupCommit groupCommit;

  @PostConstruct
  void open() {
    var store = new ReportStore(writers, new NameLimits(mostJobs, mostTables), judged);
    var writer = new ReportWriter(room.watching(store::record));
    groupCommit = new GroupCommit(writer, transactions, mostWaiting, mostCallers, PATIENCE);
  }

  List<Optional<RecordedReport>> record(String tenantId, List<ReportText> reports) {
    return groupCommit.record(new Submission(tenantId, reports));
  }

  /** Whether reports can be stored as far as the disk of the database goes. */
  public boolean hasRoom() {
    return room.isThere(writers);
  }

  /** Reports that wait for a transaction now. */
  public int waitingReports() {
    return groupCommit.waitingReports();
  }

  /** How long the oldest of them has waited. */
  public Duration longestWait() {
    return groupCommit.longestWait();
  }

  /** Transactions begun since the start. */
  public long transactions() {
    return groupCommit.transactions();
  }

  /** Reports refused since the start because too many waited. */
  public long refusedReports() {
    return groupCommit.refused();
  }
}
