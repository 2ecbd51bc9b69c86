package io.trialsync.obs.ejb.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.trialsync.obs.persistence.run.RecordedReport;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reports that arrive while another is written share the next transaction. */
class GroupCommitTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final int MOST_CALLERS = 100;

  private final ExecutorService callers = Executors.newCachedThreadPool();
  private final List<String> written = Collections.synchronizedList(new ArrayList<>());
  private final Semaphore commits = new Semaphore(0);

  @AfterEach
  void letGo() {
    commits.release(1_000);
    callers.shutdownNow();
  }

  @Test
  void sharesTheNextTransactionAmongThoseThatWait() {
    var group = group(1, 100, LONG);
    var first = send(group, "a", "1");
    awaitWriting(1);
    var second = send(group, "a", "2", "3");
    awaitWaiting(group, 2);
    var third = send(group, "a", "4");
    awaitWaiting(group, 3);
    commits.release(2);

    assertThat(List.of(first, second, third))
        .extracting(answer -> answer.join().size())
        .containsExactly(1, 2, 1);
    assertThat(written).containsExactly("a[1]", "a[2, 3, 4]");
    assertThat(group.transactions()).isEqualTo(2);
  }

  @Test
  void keepsTenantsApart() {
    var group = group(1, 100, LONG);
    send(group, "a", "1");
    awaitWriting(1);
    send(group, "b", "2");
    awaitWaiting(group, 1);
    send(group, "a", "3");
    awaitWaiting(group, 2);
    send(group, "b", "4");
    awaitWaiting(group, 3);
    commits.release(3);
    awaitWriting(3);
    assertThat(written).containsExactly("a[1]", "b[2, 4]", "a[3]");
  }

  @Test
  void answersNobodyBeforeItsCommit() {
    var group = group(2, 100, LONG);
    var first = send(group, "a", "1");
    var second = send(group, "a", "2");
    awaitWriting(2);
    var third = send(group, "a", "3");
    awaitWaiting(group, 1);
    assertThat(List.of(first, second, third)).noneMatch(CompletableFuture::isDone);
    commits.release(3);
    assertThat(third.join()).hasSize(1);
  }

  @Test
  void takesAtMostSixtyFourTogether() {
    var group = group(1, 1_000, LONG);
    send(group, "a", "0");
    awaitWriting(1);
    for (int i = 1; i <= 70; i++) {
      send(group, "a", "" + i);
      awaitWaiting(group, i);
    }
    commits.release(3);
    awaitWriting(3);
    assertThat(written.get(1).split(",")).hasSize(64);
    assertThat(written.get(2).split(",")).hasSize(6);
  }

  @Test
  void refusesMoreThanMayWaitAndTakesReportsAgainAfterwards() {
    var group = group(1, 2, LONG);
    send(group, "a", "1");
    awaitWriting(1);
    var waiting = send(group, "a", "2", "3");
    awaitWaiting(group, 2);
    assertThatExceptionOfType(TooManyReportsException.class)
        .isThrownBy(() -> group.record(new Submission("a", List.of(ReportWriterTest.report("4")))));
    assertThat(group.refused()).isEqualTo(1);
    commits.release(3);
    waiting.join();
    assertThat(send(group, "a", "5").join()).hasSize(1);
    assertThat(group.waitingReports()).isZero();
  }

  @Test
  void refusesMoreCallersThanMayHoldAThread() {
    var group = group(1, 1_000, LONG);
    send(group, "a", "0");
    awaitWriting(1);
    var waiting =
        IntStream.rangeClosed(1, MOST_CALLERS)
            .mapToObj(i -> send(group, "a", String.valueOf(i)))
            .toList();
    awaitWaiting(group, MOST_CALLERS);
    assertThatExceptionOfType(TooManyReportsException.class)
        .isThrownBy(() -> group.record(new Submission("a", List.of(ReportWriterTest.report("9")))));
    commits.release(3);
    assertThat(waiting).allSatisfy(each -> assertThat(each.join()).hasSize(1));
  }

  @Test
  void refusesWhoHasWaitedTooLongAndDoesNotWriteItLater() {
    var group = group(1, 100, Duration.ofMillis(50));
    var first = send(group, "a", "1");
    awaitWriting(1);
    assertThatExceptionOfType(TooManyReportsException.class)
        .isThrownBy(() -> group.record(new Submission("a", List.of(ReportWriterTest.report("2")))));
    commits.release(2);
    first.join();
    send(group, "a", "3").join();
    assertThat(written).containsExactly("a[1]", "a[3]");
  }

  @Test
  void doesNotLoseATransactionToACallerThatIsInterrupted() {
    var group = group(1, 100, LONG);
    send(group, "a", "1");
    awaitWriting(1);
    var waiting = new CompletableFuture<Thread>();
    var second =
        CompletableFuture.supplyAsync(
            () -> {
              waiting.complete(Thread.currentThread());
              return group.record(new Submission("a", List.of(ReportWriterTest.report("2"))));
            },
            callers);
    awaitWaiting(group, 1);
    waiting.join().interrupt();
    commits.release(3);
    assertThat(second.join()).hasSize(1);
    assertThat(send(group, "a", "3").join()).hasSize(1);
  }

  @Test
  void tellsAllOfATransactionThatItFailed() {
    var group = group(1, 100, LONG);
    var first = send(group, "a", "1");
    awaitWriting(1);
    var second = send(group, "a", "away");
    awaitWaiting(group, 1);
    var third = send(group, "a", "3");
    awaitWaiting(group, 2);
    commits.release(2);
    first.join();
    for (var failed : List.of(second, third)) {
      assertThatExceptionOfType(Exception.class)
          .isThrownBy(failed::join)
          .withCauseInstanceOf(StoreUnavailableException.class);
    }
    commits.release();
    assertThat(send(group, "a", "4").join()).hasSize(1);
  }

  private GroupCommit group(int transactions, int waiting, Duration patience) {
    return new GroupCommit(
        new ReportWriter(this::store), transactions, waiting, MOST_CALLERS, patience);
  }

  /** Writes when the test lets it. */
  private List<RecordedReport> store(String tenantId, String reports, String stages)
      throws SQLException {
    List<String> names = ReportWriterTest.names(reports).stream().sorted().toList();
    written.add(tenantId + names);
    commits.acquireUninterruptibly();
    if (names.contains("away")) {
      throw new SQLException("away", "08006");
    }
    return ReportWriterTest.ordinals(reports);
  }

  private CompletableFuture<List<Optional<RecordedReport>>> send(
      GroupCommit group, String tenantId, String... reports) {
    return CompletableFuture.supplyAsync(
        () ->
            group.record(
                new Submission(
                    tenantId, Stream.of(reports).map(ReportWriterTest::report).toList())),
        callers);
  }

  private void awaitWriting(int transactions) {
    await().until(() -> written.size() == transactions);
  }

  private static void awaitWaiting(GroupCommit group, int reports) {
    await().until(() -> group.waitingReports() == reports);
  }
}
