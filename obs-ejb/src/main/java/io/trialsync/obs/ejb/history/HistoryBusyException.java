package io.trialsync.obs.ejb.history;

/** As many questions as may be asked at a time are being answered. */
public class HistoryBusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public HistoryBusyException() {
    super("Too many questions about the history are being answered now; ask again in a moment.");
  }
}
