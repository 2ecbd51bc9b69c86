package io.trialsync.obs.web.run;

import io.trialsync.obs.web.error.Problem;
import java.util.List;

/**
 * What became of the events of one request.
 *
 * @param rejected those that were refused, each with the place in the request, from 0
 */
public record RunEventAnswer(int accepted, int duplicates, List<Rejection> rejected) {

  /** One event that was refused, and why. */
  public record Rejection(int index, Problem problem) {}

  /** Whether at least one event is stored now. */
  boolean storedAny() {
    return accepted + duplicates > 0;
  }
}
