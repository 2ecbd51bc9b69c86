package io.trialsync.obs.ejb.run;

import io.trialsync.obs.persistence.run.RecordedReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The reports of one caller on their way through a {@link GroupCommit}, and its wait for them. */
final class Submission {
  private final String tenantId;
  private final List<ReportText> reports;
  private final int characters;
  private final long since = System.nanoTime();
  private final CompletableFuture<News> news = new CompletableFuture<>();

  /** What a waiting caller can hear. */
  private sealed interface News {
    /** It is to write its reports itself, together with those that wait behind it. */
    enum Lead implements News {
      LEAD
    }

    record Written(List<Optional<RecordedReport>> outcomes) implements News {}
  }

  Submission(String tenantId, List<ReportText> reports) {
    this.tenantId = tenantId;
    this.reports = reports;
    this.characters = reports.stream().mapToInt(ReportText::characters).sum();
  }

  String tenantId() {
    return tenantId;
  }

  List<ReportText> reports() {
    return reports;
  }

  int characters() {
    return characters;
  }

  /** How long ago the caller came with them. */
  Duration waited() {
    return Duration.ofNanos(System.nanoTime() - since);
  }

  void lead() {
    news.complete(News.Lead.LEAD);
  }

  void written(List<Optional<RecordedReport>> outcomes) {
    news.complete(new News.Written(outcomes));
  }

  /** Tells the caller, if it has heard nothing yet, that nothing is known of its reports. */
  void abandon() {
    news.completeExceptionally(new TimeoutException("the transaction did not come to an end"));
  }

  /**
   * Waits for what becomes of the reports; null when this caller is to lead. An interrupt does not
   * end the wait: who is told to lead and does not would take its transaction away for good.
   *
   * @throws TimeoutException when nothing was heard in that time
   */
  @Nullable List<Optional<RecordedReport>> await(Duration limit) throws TimeoutException {
    long end = System.nanoTime() + limit.toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return outcomes(news.get(end - System.nanoTime(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException later) {
          interrupted = true;
        }
      }
    } catch (ExecutionException lost) {
      throw unknown(lost);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits without a limit, for who knows that its reports are being written. */
  @Nullable List<Optional<RecordedReport>> await() {
    try {
      return outcomes(news.join());
    } catch (CompletionException lost) {
      throw unknown(lost);
    }
  }

  private static @Nullable List<Optional<RecordedReport>> outcomes(News heard) {
    return heard instanceof News.Written written ? written.outcomes() : null;
  }

  private static StoreUnavailableException unknown(Exception lost) {
    return new StoreUnavailableException("reports could not be stored", lost);
  }
}
