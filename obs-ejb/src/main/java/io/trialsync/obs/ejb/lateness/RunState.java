package io.trialsync.obs.ejb.lateness;

/** How an open run looks. */
public enum RunState {
  /** Announced, not started. */
  QUEUED,
  RUNNING,
  /** Over its time, or alive without progress. */
  STUCK,
  /** It may have ended while the server was blind. */
  UNSEEN,
  /** Given up, until a real end arrives. */
  LOST,
  /** Given up as well, but it may have ended while the server was blind: no failure of the job. */
  LOST_UNSEEN,
  /** It has a real end, which stands against everything that was concluded before. */
  ENDED;

  /** Whether it is no longer waited for. */
  public boolean isGivenUp() {
    return this == LOST || this == LOST_UNSEEN;
  }
}
