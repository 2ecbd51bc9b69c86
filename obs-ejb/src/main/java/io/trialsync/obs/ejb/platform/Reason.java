package io.trialsync.obs.ejb.platform;

import io.trialsync.obs.ejb.masking.Masker;
import java.sql.SQLException;

/** Finds in a chain of exceptions the one line that tells an operator why; it is masked. */
final class Reason {

  private Reason() {}

  /** The words of the database where it spoke, else those of the outermost exception. */
  static String of(Throwable failure) {
    Throwable best = failure;
    for (Throwable link = failure; link != null; link = link.getCause()) {
      if (link instanceof SQLException) {
        best = link;
      }
    }
    String message = best.getMessage() == null ? best.toString() : best.getMessage();
    return Masker.mask(message.strip().lines().findFirst().orElse(best.toString()));
  }
}
