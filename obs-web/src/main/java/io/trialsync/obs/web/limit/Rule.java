package io.trialsync.obs.web.limit;

import io.trialsync.obs.ejb.metrics.Refusal;
import java.nio.ByteBuffer;
import java.util.function.Function;

/**
 * One quota and whom it counts.
 *
 * @param counted what of the requester is counted by
 * @param refusal what a request beyond it is counted as
 */
record Rule(Quota quota, Function<Requester, ByteBuffer> counted, Refusal refusal) {

  Verdict judge(Requester requester) {
    return quota.take(counted.apply(requester));
  }
}
