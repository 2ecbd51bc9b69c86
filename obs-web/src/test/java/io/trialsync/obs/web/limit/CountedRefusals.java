package io.trialsync.obs.web.limit;

import io.trialsync.obs.ejb.metrics.Refusal;
import io.trialsync.obs.ejb.metrics.RefusalMetrics;
import java.util.ArrayList;
import java.util.List;

/** Remembers what was counted, in order. */
public final class CountedRefusals extends RefusalMetrics {

  private final List<Refusal> reasons = new ArrayList<>();

  @Override
  public void count(Refusal reason) {
    reasons.add(reason);
  }

  public List<Refusal> reasons() {
    return reasons;
  }
}
