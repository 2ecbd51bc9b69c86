package io.trialsync.obs.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The proof that nothing is told twice is worth as much as the reading of messages. */
class NewsTest {
  private static final String FAILED = "The last run of a job failed";

  @Test
  void readsForWhomAnAlertFiresAndForWhomItIsOver() {
    assertThat(read("Job load-01 failed (DB).\\nJob load-02 failed (DB).\\nOver: load-03, 14:00"))
        .containsExactly(new News(FAILED, Set.of("load-01", "load-02"), Set.of("load-03")));
    assertThat(read("In table visits (job load-01 of tenant acme) rows"))
        .containsExactly(new News(FAILED, Set.of("load-01"), Set.of()));
  }

  @Test
  void seesAMessageWithoutNews() {
    List<News> all = read("Job load-01 failed", "Job load-01 failed", "Over: load-01");
    assertThat(News.repeated(all)).containsExactly(all.get(1));
    assertThat(News.repeated(read("Job load-01 failed", "Over: load-01", "Job load-01 failed")))
        .isEmpty();
  }

  private static List<News> read(String... texts) {
    return News.in(
        List.of(texts).stream()
            .map(text -> new Message("/slack", Instant.EPOCH, FAILED + ". " + text))
            .toList());
  }
}
