package io.trialsync.obs.ejb.run;

import io.trialsync.obs.persistence.run.RecordedReport;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets reports that arrive while others are written share the next transaction. Nobody waits for
 * company: a caller that finds a transaction free writes at once, and the first that had to wait
 * takes along those behind it. Each caller returns after the commit of its own reports.
 */
final class GroupCommit {
  /** Most reports of one transaction; more would hold their locks for long. */
  private static final int MOST_TOGETHER = 64;

  private static final int MOST_CHARACTERS_TOGETHER = 1 << 20;

  /** Most text that waits, so that large reports cannot fill the heap before their number does. */
  private static final int MOST_CHARACTERS_WAITING = 32 << 20;

  private final ReportWriter writer;
  private final int mostTransactions;
  private final int mostWaiting;
  private final int mostCallers;
  private final Duration patience;

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Submission> queue = new ArrayDeque<>();
  private int leaders;
  private int waitingReports;
  private int waitingCharacters;

  private final LongAdder transactions = new LongAdder();
  private final LongAdder refused = new LongAdder();

  /**
   * @param mostTransactions transactions at the same time
   * @param mostWaiting reports that may wait for one; more are refused
   * @param mostCallers callers that may wait for one, each with a thread of the server
   * @param patience how long a report waits for its turn before it is refused
   */
  GroupCommit(
      ReportWriter writer,
      int mostTransactions,
      int mostWaiting,
      int mostCallers,
      Duration patience) {
    this.writer = writer;
    this.mostTransactions = mostTransactions;
    this.mostWaiting = mostWaiting;
    this.mostCallers = mostCallers;
    this.patience = patience;
  }

  /**
   * Records the reports of one tenant and says in their order what became of each; empty for one
   * that the database will never take.
   *
   * @throws StoreUnavailableException when the database did not answer; sending again is safe
   * @throws TooManyReportsException when too many wait already, or waited too long
   */
  List<Optional<RecordedReport>> record(Submission mine) {
    if (!leadsAtOnce(mine)) {
      List<Optional<RecordedReport>> outcomes = await(mine);
      if (outcomes != null) {
        return outcomes;
      }
    }
    return lead(mine);
  }

  /** Reports that wait for a transaction now. */
  int waitingReports() {
    lock.lock();
    try {
      return waitingReports;
    } finally {
      lock.unlock();
    }
  }

  /** How long the first of them waits; nothing when none does. */
  Duration longestWait() {
    lock.lock();
    try {
      Submission first = queue.peek();
      return first == null ? Duration.ZERO : first.waited();
    } finally {
      lock.unlock();
    }
  }

  /** Transactions begun since the start. */
  long transactions() {
    return transactions.sum();
  }

  /** Reports refused since the start because too many waited. */
  long refused() {
    return refused.sum();
  }

  private boolean leadsAtOnce(Submission mine) {
    lock.lock();
    try {
      if (leaders < mostTransactions) {
        leaders++;
        return true;
      }
      int reports = mine.reports().size();
      if (queue.size() == mostCallers
          || waitingReports + reports > mostWaiting
          || waitingCharacters + mine.characters() > MOST_CHARACTERS_WAITING) {
        throw refuse(mine);
      }
      queue.add(mine);
      waitingReports += reports;
      waitingCharacters += mine.characters();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable List<Optional<RecordedReport>> await(Submission mine) {
    try {
      return mine.await(patience);
    } catch (TimeoutException late) {
      return withdrawOrAwait(mine);
    }
  }

  /** Leaves the queue; who is out of it already is being written, which has limits of its own. */
  private @Nullable List<Optional<RecordedReport>> withdrawOrAwait(Submission mine) {
    lock.lock();
    try {
      if (queue.remove(mine)) {
        left(mine);
        throw refuse(mine);
      }
    } finally {
      lock.unlock();
    }
    return mine.await();
  }

  private TooManyReportsException refuse(Submission mine) {
    refused.add(mine.reports().size());
    return new TooManyReportsException();
  }

  private List<Optional<RecordedReport>> lead(Submission mine) {
    List<Submission> together = gather(mine);
    try {
      return write(together);
    } finally {
      handOver();
      together.forEach(Submission::abandon);
    }
  }

  /** The leader's own reports and those of the same tenant that wait, in their order. */
  private List<Submission> gather(Submission mine) {
    var together = new ArrayList<Submission>();
    together.add(mine);
    int reports = mine.reports().size();
    int characters = mine.characters();
    lock.lock();
    try {
      for (Iterator<Submission> waiting = queue.iterator(); waiting.hasNext(); ) {
        Submission next = waiting.next();
        if (next.tenantId().equals(mine.tenantId())
            && reports + next.reports().size() <= MOST_TOGETHER
            && characters + next.characters() <= MOST_CHARACTERS_TOGETHER) {
          waiting.remove();
          left(next);
          together.add(next);
          reports += next.reports().size();
          characters += next.characters();
        }
      }
    } finally {
      lock.unlock();
    }
    return together;
  }

  /** Returns what became of the first, the leader's own, and tells the others theirs. */
  private List<Optional<RecordedReport>> write(List<Submission> together) {
    transactions.increment();
    List<ReportText> reports = together.stream().flatMap(each -> each.reports().stream()).toList();
    List<Optional<RecordedReport>> outcomes = writer.write(together.get(0).tenantId(), reports);
    int from = 0;
    for (Submission each : together) {
      int until = from + each.reports().size();
      each.written(outcomes.subList(from, until));
      from = until;
    }
    return outcomes.subList(0, together.get(0).reports().size());
  }

  /** Lets the one that waits longest lead, or gives the transaction free. */
  private void handOver() {
    lock.lock();
    try {
      Submission next = queue.poll();
      if (next == null) {
        leaders--;
      } else {
        left(next);
        next.lead();
      }
    } finally {
      lock.unlock();
    }
  }

  private void left(Submission submission) {
    waitingReports -= submission.reports().size();
    waitingCharacters -= submission.characters();
  }
}
