package io.trialsync.obs.ejb.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages of Alertmanager. It sends one for each alert, all at once when 200 jobs fail: they
 * share a transaction and one connection, so that reports keep theirs.
 */
@ApplicationScoped
public class AlertNotifications {
  private static final int MOST_WAITING = 100;
  private static final int MOST_TOGETHER = 200;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

  @Inject NoticeWriter writer;

  private final ReentrantLock writing = new ReentrantLock(true);
  private final Deque<Message> waiting = new ArrayDeque<>();

  /** A message that somebody waits for. */
  private static final class Message {
    private final List<AlertNotice> notices;
    private volatile @Nullable TakenNotices taken;

    Message(List<AlertNotice> notices) {
      this.notices = notices;
    }
  }

  /**
   * Keeps the alerts of one message, all or none.
   *
   * @throws NotificationsBusyException when too many messages wait, or for too long
   */
  public TakenNotices take(List<AlertNotice> notices) {
    if (notices.isEmpty()) {
      return new TakenNotices(0, 0);
    }
    var message = new Message(notices);
    enqueue(message);
    try {
      return await(message);
    } finally {
      leave(message);
    }
  }

  /** Whoever gets the lock writes for all who wait; most find that it was done for them. */
  private TakenNotices await(Message message) {
    if (!lock()) {
      throw new NotificationsBusyException();
    }
    try {
      TakenNotices taken = message.taken;
      return taken == null ? writeWithOthers(message) : taken;
    } finally {
      writing.unlock();
    }
  }

  private TakenNotices writeWithOthers(Message own) {
    List<Message> messages = together(own);
    List<TakenNotices> taken =
        writer.write(messages.stream().map(message -> message.notices).toList());
    for (int i = 0; i < taken.size(); i++) {
      messages.get(i).taken = taken.get(i);
    }
    return taken.get(0);
  }

  /** The message itself and those behind it, so many that a transaction stays short. */
  private synchronized List<Message> together(Message own) {
    var messages = new ArrayList<>(List.of(own));
    int alerts = own.notices.size();
    for (Message other : waiting) {
      if (other == own || other.taken != null) {
        continue;
      }
      alerts += other.notices.size();
      if (alerts > MOST_TOGETHER) {
        break;
      }
      messages.add(other);
    }
    return messages;
  }

  private synchronized void enqueue(Message message) {
    if (waiting.size() >= MOST_WAITING) {
      throw new NotificationsBusyException();
    }
    waiting.add(message);
  }

  private synchronized void leave(Message message) {
    waiting.remove(message);
  }

  private boolean lock() {
    try {
      return writing.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
