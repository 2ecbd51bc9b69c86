package io.trialsync.obs.ejb.run;

import io.trialsync.obs.ejb.run.RequestCorrelation.Given;
import io.trialsync.obs.persistence.TestDatabase;
import io.trialsync.obs.persistence.run.NameLimits;
import io.trialsync.obs.persistence.run.ReportStore;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Records reports as the server does, for tests of what comes after, and lets runs be due. */
public final class RecordedReports {
  private final ReportWriter writer =
      new ReportWriter(new ReportStore(TestDatabase.dataSource(), NameLimits.NONE, true)::record);
  private final ReportJson json;

  public RecordedReports(Clock clock) {
    json = new ReportJson(clock, new ErrorRules(Optional.empty()));
  }

  /** Records that runs are given up. */
  public void giveUp(String tenantId, List<GivenUpRun> runs) {
    writer
        .write(tenantId, json.writeConcluded(runs.stream().map(GivenUpRun::report).toList()))
        .forEach(Optional::orElseThrow);
  }

  /** Records them in one transaction. */
  public void record(String tenantId, List<RunReport> reports) {
    writer.write(tenantId, json.write(reports, Given.NOTHING)).forEach(Optional::orElseThrow);
  }
}
