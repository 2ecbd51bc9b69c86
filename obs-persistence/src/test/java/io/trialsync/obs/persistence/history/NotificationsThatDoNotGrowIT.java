package io.trialsync.obs.persistence.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.persistence.TestDatabase;
import io.trialsync.obs.persistence.notification.ListedNotification;
import io.trialsync.obs.persistence.notification.NotificationFilter;
import io.trialsync.obs.persistence.notification.NotificationList;
import io.trialsync.obs.persistence.notification.NotificationPlace;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The list of what was sent reads a page and its total, however many alerts went out so far. */
class NotificationsThatDoNotGrowIT {
  private static final int CAP = 10_001;
  private static final int PAGE = 51;
  private static final String SELDOM = "job-0007";
  private static final Instant NOW = Instant.now();

  @BeforeAll
  static void fill() {
    LargeHistory.fill();
  }

  @AfterAll
  static void remove() {
    LargeHistory.remove();
  }

  @Test
  void listsWhatWasSent() {
    costsAtMost(300, page(since(7), 0));
    costsAtMost(300, page(since(90), 0));
    costsAtMost(300, page(ofJob(LargeHistory.OFTEN), 0));
    costsAtMost(300, page(ofJob(SELDOM), 0));
  }

  @Test
  void goesOnFromAPlaceAsFastAsFromTheBeginning() {
    var place = new NotificationPlace(NOW.minus(Duration.ofDays(45)), Long.MAX_VALUE);
    for (NotificationFilter filter : List.of(since(90), ofJob(LargeHistory.OFTEN))) {
      costsAtMost(
          300,
          entities ->
              assertThat(new NotificationList(entities).pageAfter(filter, place, PAGE))
                  .hasSize(PAGE)
                  .extracting(ListedNotification::receivedAt)
                  .allMatch(at -> at.isBefore(place.receivedAt())));
    }
  }

  @Test
  void countsUpToTheLimitAndNoFurther() {
    costsAtMost(10, count(since(0), 0));
    costsAtMost(200, count(since(90), CAP));
    costsAtMost(200, count(ofJob(LargeHistory.OFTEN), CAP));
  }

  @Test
  void findsWhatWasSaidOfOneRun() {
    UUID run =
        UUID.fromString(
            TestDatabase.query(
                    "select run_key from alert_notification where received_at < now() - interval '60 days' limit 1")
                .get(0));
    var filter = new NotificationFilter(LargeHistory.TENANT, Instant.EPOCH, null, run);
    costsAtMost(
        20,
        entities -> assertThat(new NotificationList(entities).page(filter, 0, PAGE)).hasSize(1));
    costsAtMost(20, count(filter, 1));
  }

  private static NotificationFilter since(int days) {
    return new NotificationFilter(
        LargeHistory.TENANT, NOW.minus(Duration.ofDays(days)), null, null);
  }

  private static NotificationFilter ofJob(String jobId) {
    return new NotificationFilter(LargeHistory.TENANT, NOW.minus(Duration.ofDays(90)), jobId, null);
  }

  private static Consumer<EntityManager> page(NotificationFilter filter, int offset) {
    return entities ->
        assertThat(new NotificationList(entities).page(filter, offset, PAGE)).hasSize(PAGE);
  }

  private static Consumer<EntityManager> count(NotificationFilter filter, int expected) {
    return entities ->
        assertThat(new NotificationList(entities).count(filter, CAP)).isEqualTo(expected);
  }

  private static void costsAtMost(long blocks, Consumer<EntityManager> question) {
    ReadingCost cost = ReadingCost.of(question);
    assertThat(cost.blocks()).isLessThanOrEqualTo(blocks);
  }
}
