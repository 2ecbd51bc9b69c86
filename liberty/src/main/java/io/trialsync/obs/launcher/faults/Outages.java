package io.trialsync.obs.launcher.faults;

import java.util.ArrayList;
import java.util.List;

/** When the database could not be used, and when nobody can say whether it could. */
final class Outages {
  private final List<Span> away = new ArrayList<>();
  private final List<Span> unclear = new ArrayList<>();

  synchronized void away(long from, long until) {
    away.add(new Span(from, until));
  }

  synchronized void unclear(long from, long until) {
    unclear.add(new Span(from, until));
  }

  synchronized List<Span> away() {
    return List.copyOf(away);
  }

  synchronized List<Span> unclear() {
    return List.copyOf(unclear);
  }
}
