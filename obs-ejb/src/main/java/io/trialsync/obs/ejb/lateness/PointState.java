package io.trialsync.obs.ejb.lateness;

/** What became of a time at which a job was due. */
public enum PointState {
  /** No run yet, and there is time. */
  WAITING,
  /** No run, and there was time enough. */
  LATE_START,
  /** Its run goes on, and there is time. */
  RUNNING,
  /** Its run should have ended. */
  LATE_FINISH,
  /** Its run came and ended, or a later one came within the grace. */
  SATISFIED,
  /** No run came; a later point has one. */
  MISSED,
  /** A whole run may have come and gone while the server was blind: nobody is to blame but us. */
  UNSEEN
}
