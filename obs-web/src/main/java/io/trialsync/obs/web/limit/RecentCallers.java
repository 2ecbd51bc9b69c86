package io.trialsync.obs.web.limit;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The callers heard last, who was silent for longest first. Whoever uses it holds its lock. */
final class RecentCallers extends LinkedHashMap<ByteBuffer, SlidingLog> {
  private static final long serialVersionUID = 1L;
  private static final float USUAL_LOAD = 0.75f;

  /** Two for one that comes: so the silent ones go, and no request waits for all of them. */
  private static final int LOOKED_AT = 2;

  private final int most;

  RecentCallers(int most) {
    super(LOOKED_AT, USUAL_LOAD, true);
    this.most = most;
  }

  /** What is known of that caller, who is the one heard last from now on. */
  SlidingLog of(ByteBuffer caller, long now) {
    forgetSilent(now);
    return computeIfAbsent(caller, newcomer -> new SlidingLog());
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<ByteBuffer, SlidingLog> eldest) {
    return size() > most;
  }

  private void forgetSilent(long now) {
    Iterator<SlidingLog> silentFirst = values().iterator();
    for (int i = 0; i < LOOKED_AT && silentFirst.hasNext(); i++) {
      if (silentFirst.next().count(now) > 0) {
        return;
      }
      silentFirst.remove();
    }
  }
}
