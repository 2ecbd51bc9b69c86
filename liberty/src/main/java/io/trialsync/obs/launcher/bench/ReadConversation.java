package io.trialsync.obs.launcher.bench;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads what was made ready beforehand: one request of each kind in turn. */
final class ReadConversation implements Conversation {
  private final List<List<byte[]>> requestsByKind;
  private final AtomicInteger turn;

  /**
   * @param turn shared by all connections, so that they do not read the same things at once
   */
  ReadConversation(List<List<byte[]>> requestsByKind, AtomicInteger turn) {
    this.requestsByKind = requestsByKind;
    this.turn = turn;
  }

  @Override
  public Request next() {
    int number = turn.getAndIncrement() & Integer.MAX_VALUE;
    int kind = number % requestsByKind.size();
    List<byte[]> requests = requestsByKind.get(kind);
    return new Request(kind, requests.get(number / requestsByKind.size() % requests.size()));
  }
}
