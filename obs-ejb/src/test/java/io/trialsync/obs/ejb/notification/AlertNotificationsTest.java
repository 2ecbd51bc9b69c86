package io.trialsync.obs.ejb.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages that come together are written together, and each gets its own answer. */
class AlertNotificationsTest {
  private static final long PATIENCE_SECONDS = 30;

  private final SlowWriter writer = new SlowWriter();
  private final AlertNotifications notifications = new AlertNotifications();
  private final ExecutorService callers = Executors.newCachedThreadPool();

  /** Writes nothing, and holds the first transaction until it is told to go on. */
  private static final class SlowWriter extends NoticeWriter {
    final List<Integer> transactions = Collections.synchronizedList(new ArrayList<>());
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch goOn = new CountDownLatch(1);

    @Override
    public List<TakenNotices> write(List<List<AlertNotice>> messages) {
      transactions.add(messages.size());
      begun.countDown();
      try {
        assertThat(goOn.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
      return messages.stream().map(notices -> new TakenNotices(notices.size(), 0)).toList();
    }
  }

  @BeforeEach
  void wire() {
    notifications.writer = writer;
  }

  @AfterEach
  void stop() {
    callers.shutdownNow();
  }

  @Test
  void writesWhatWaitsInOneTransaction() throws Exception {
    Future<TakenNotices> first = send(1);
    assertThat(writer.begun.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    List<Future<TakenNotices>> others = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      others.add(send(i % 3 + 1));
    }
    writer.goOn.countDown();
    assertThat(first.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(new TakenNotices(1, 0));
    for (int i = 0; i < 60; i++) {
      assertThat(others.get(i).get(PATIENCE_SECONDS, TimeUnit.SECONDS))
          .isEqualTo(new TakenNotices(i % 3 + 1, 0));
    }
    assertThat(writer.transactions.stream().mapToInt(Integer::intValue).sum()).isEqualTo(61);
    assertThat(writer.transactions.get(0)).isEqualTo(1);
    assertThat(writer.transactions).hasSizeLessThan(61);
  }

  @Test
  void refusesWhatWouldWaitTooLong() throws Exception {
    for (int i = 0; i < 140; i++) {
      send(1);
    }
    assertThat(writer.begun.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    var last = send(1);
    assertThatThrownBy(() -> last.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
        .hasCauseInstanceOf(NotificationsBusyException.class);
    writer.goOn.countDown();
  }

  @Test
  void asksNobodyForAnEmptyMessage() {
    assertThat(notifications.take(List.of())).isEqualTo(new TakenNotices(0, 0));
    assertThat(writer.transactions).isEmpty();
  }

  private Future<TakenNotices> send(int alerts) {
    List<AlertNotice> notices = Collections.nCopies(alerts, notice());
    return callers.submit(() -> notifications.take(notices));
  }

  private static AlertNotice notice() {
    return new AlertNotice(
        "ours", "JobFailed", null, "load", null, null, "loop", "3d7f", true, Instant.EPOCH);
  }
}
