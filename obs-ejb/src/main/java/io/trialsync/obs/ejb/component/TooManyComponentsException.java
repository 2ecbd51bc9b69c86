package io.trialsync.obs.ejb.component;

import jakarta.ejb.ApplicationException;

/** The tenant tells of as many things as it may; the message is one sentence for the caller. */
@ApplicationException(rollback = true)
public class TooManyComponentsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TooManyComponentsException(int components, int names) {
    super(
        ("A tenant may have %d components, and %d pools, queues and providers of each; what is not"
                + " told for 5 minutes makes room.")
            .formatted(components, names));
  }
}
