package io.trialsync.obs.ejb.run;

import io.trialsync.obs.persistence.run.RecordedReport;
import io.trialsync.obs.persistence.run.ReportStore;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Records reports: one round trip and one commit, whatever their number; then announces each that
 * was new. Returns only after the commit, so an answered report is never lost. No transaction of
 * the server is needed around a single statement, hence {@code NOT_SUPPORTED}.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RunRecorder {

  /** Most reports of one call; more would hold locks for long. */
  public static final int MOST_REPORTS = 100;

  private static final System.Logger LOG = System.getLogger(RunRecorder.class.getName());

  @Resource(lookup = "jdbc/obs")
  DataSource writers;

  @Inject Clock clock;
  @Inject Event<ReportRecorded> recorded;

  private ReportStore store;
  private ReportJson json;

  @PostConstruct
  void open() {
    store = new ReportStore(writers);
    json = new ReportJson(clock);
  }

  /**
   * Records the reports of one tenant and says of each, in order, whether it was new.
   *
   * @throws StoreUnavailableException when the database did not answer; sending again is safe
   */
  public List<RecordedOutcome> record(String tenantId, List<RunReport> reports) {
    if (reports.size() > MOST_REPORTS) {
      throw new IllegalArgumentException("more than " + MOST_REPORTS + " reports at once");
    }
    List<RecordedReport> rows = store(tenantId, json.write(reports));
    var outcomes = new ArrayList<RecordedOutcome>(rows.size());
    for (RecordedReport row : rows) {
      outcomes.add(row.isNew() ? RecordedOutcome.ACCEPTED : RecordedOutcome.DUPLICATE);
      if (row.isNew()) {
        recorded.fire(ReportRecorded.of(tenantId, reports.get(row.index()), row));
      }
    }
    return outcomes;
  }

  private List<RecordedReport> store(String tenantId, String reports) {
    try {
      return store.record(tenantId, reports);
    } catch (SQLException failure) {
      LOG.log(
          System.Logger.Level.WARNING,
          "event=reports_not_stored sql_state={0} tenant_id={1}",
          failure.getSQLState(),
          tenantId);
      if (isRefusal(failure)) {
        throw new IllegalStateException("the database refused reports that had been checked");
      }
      throw new StoreUnavailableException("reports could not be stored", failure);
    }
  }

  /** Data that the database will never take (classes 22 and 23): sending again is of no use. */
  private static boolean isRefusal(SQLException failure) {
    String state = failure.getSQLState();
    return state != null && (state.startsWith("22") || state.startsWith("23"));
  }
}
