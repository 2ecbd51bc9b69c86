package io.trialsync.obs.ejb.run;

import jakarta.ejb.Stateless;
import java.util.List;

/** Records reports in one transaction; stands here only until the real one is merged. */
@Stateless
public class RunRecorder {

  /** Records the reports of one tenant and says, in their order, what became of each. */
  public List<RecordedOutcome> record(String tenantId, List<RunReport> reports) {
    throw new UnsupportedOperationException();
  }
}
