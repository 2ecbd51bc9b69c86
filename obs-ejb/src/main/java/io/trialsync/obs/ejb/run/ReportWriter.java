package io.trialsync.obs.ejb.run;

import io.trialsync.obs.persistence.run.RecordedReport;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes reports of one tenant in one transaction. Where the database refuses one of them it halves
 * them until the refused one stands alone, so that no report fails for its neighbour.
 */
final class ReportWriter {
  private static final System.Logger LOG = System.getLogger(ReportWriter.class.getName());

  /**
   * What stores an array of reports and one of their stages; the real one is {@code ReportStore}.
   */
  @FunctionalInterface
  interface Store {
    List<RecordedReport> record(String tenantId, String reports, String stages) throws SQLException;
  }

  private final Store store;

  ReportWriter(Store store) {
    this.store = store;
  }

  /**
   * Writes reports and says in their order what became of each; empty for one that the database
   * will never take.
   *
   * @throws StoreUnavailableException when the database did not answer; sending again is safe
   */
  List<Optional<RecordedReport>> write(String tenantId, List<ReportText> reports) {
    var batch = new ReportBatch(reports);
    try {
      return batch.outcomes(store.record(tenantId, batch.reportsJson(), batch.stagesJson()));
    } catch (SQLException failure) {
      if (isRefusal(failure)) {
        return writeApart(tenantId, reports, failure);
      }
      log(failure, tenantId, reports);
      throw new StoreUnavailableException("reports could not be stored", failure);
    }
  }

  private List<Optional<RecordedReport>> writeApart(
      String tenantId, List<ReportText> reports, SQLException refusal) {
    if (reports.size() == 1) {
      log(refusal, tenantId, reports);
      return List.of(Optional.empty());
    }
    int half = reports.size() / 2;
    var outcomes = new ArrayList<>(write(tenantId, reports.subList(0, half)));
    outcomes.addAll(write(tenantId, reports.subList(half, reports.size())));
    return outcomes;
  }

  /**
   * Data that the database will never take: wrong values, broken constraints, program limits
   * (classes 22, 23 and 54).
   */
  private static boolean isRefusal(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
  }

  private static void log(SQLException failure, String tenantId, List<ReportText> reports) {
    LOG.log(
        System.Logger.Level.WARNING,
        "event=reports_not_stored sql_state={0} tenant_id={1} reports={2}",
        failure.getSQLState(),
        tenantId,
        reports.size());
  }
}
