package io.trialsync.obs.ejb.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.persistence.CountedStatements;
import io.trialsync.obs.persistence.TestDatabase;
import io.trialsync.obs.persistence.TestEntities;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Alertmanager tells in a burst is written down with as many statements as one alert. */
class NoticeWriterIT {
  private static final Instant START = Instant.now().truncatedTo(ChronoUnit.MICROS);

  /** 200 jobs of ours, each with a run that failed a minute ago; one of somebody else. */
  private static final String FAILURES =
      """
      with j as (
        insert into job (tenant_id, job_id)
        select 'ours', 'job-' || n from generate_series(0, 199) n union all select 'theirs', 'job-0'
        returning tenant_id, job_key),
      r as (
        insert into run (tenant_id, run_key, run_id, run_id_attempt, job_key, job_named_at, status,
          first_at, last_at, attempt_count, start_at, end_at, end_digest, end_rank)
        select tenant_id, id, id, 1, job_key, at, 'failed', at, at, 1, at, at, 7, 1
        from (select tenant_id, job_key, gen_random_uuid() as id, now() - interval '1 minute' as at from j) g
        returning tenant_id, run_key, end_at)
      insert into life_cycle (tenant_id, run_key, at, kind, attempt, digest, received_at)
      select tenant_id, run_key, end_at, 'failed', 1, 7, end_at from r
      """;

  private final CountedStatements counted = new CountedStatements();
  private final EntityManagerFactory factory =
      TestEntities.over(counted.over(TestDatabase.dataSource()));
  private final List<AlertDelivered> delivered = new ArrayList<>();

  @BeforeEach
  void fill() {
    TestDatabase.clear();
    TestDatabase.execute(FAILURES);
  }

  @AfterEach
  void clear() {
    factory.close();
    TestDatabase.clear();
  }

  @Test
  void takesTheSameStatementsForTwoHundredAlertsAsForOne() {
    int ofOne = statements(() -> assertTaken(List.of(failed("ours", 0)), 1, 0));
    List<AlertNotice> burst =
        IntStream.range(1, 200).mapToObj(number -> failed("ours", number)).toList();
    int ofMany = statements(() -> assertTaken(burst, 199, 0));
    assertThat(ofMany).isEqualTo(ofOne).isLessThanOrEqualTo(6);
    assertThat(delivered).hasSize(200);
    assertThat(query("count(*), count(distinct run_key), count(delivery_ms)"))
        .containsExactly("200|200|200");
    int again = statements(() -> assertTaken(burst, 0, 199));
    assertThat(again).isLessThanOrEqualTo(2);
    assertThat(delivered).hasSize(200);
  }

  @Test
  void takesNoMoreForManyMessagesOfAllKindsOfAlerts() {
    List<List<AlertNotice>> messages = new ArrayList<>();
    for (int number = 0; number < 100; number++) {
      messages.add(
          List.of(
              failed("ours", number), notice("ours", "DQNullRateSpike", number, "people"),
              notice("ours", "Watchdog", number, "loop"),
                  notice("ours", "LateFinish", number, "loop")));
    }
    int all = statements(() -> assertThat(write(messages)).containsOnly(new TakenNotices(4, 0)));
    assertThat(all).isLessThanOrEqualTo(8);
    assertThat(query("count(*), count(run_key)")).containsExactly("400|100");
    assertThat(TestDatabase.query("select count(*) from alert_watchdog")).containsExactly("1");
  }

  @Test
  void answersEachMessageForItself() {
    AlertNotice first = failed("ours", 0);
    assertThat(
            write(
                List.of(
                    List.of(first, failed("theirs", 0)),
                    List.of(failed("ours", 1), first, failed("ours", 2)),
                    List.of(first))))
        .containsExactly(new TakenNotices(2, 0), new TakenNotices(2, 1), new TakenNotices(0, 1));
    assertThat(query("tenant_id, job_id, run_key is not null"))
        .containsExactlyInAnyOrder(
            "ours|job-0|t", "ours|job-1|t", "ours|job-2|t", "theirs|job-0|t");
  }

  @Test
  void measuresTheFirstWordAboutARunAlsoWhereAllComeAtOnce() {
    assertTaken(
        List.of(
            notice("ours", "JobFailed", 0, "loop"),
            new AlertNotice(
                "ours", "JobFailed", null, "job-0", null, null, "loop", "ff", true, START),
            notice("ours", "JobFailed", 0, "people"),
            notice("ours", "RetryExhausted", 0, "loop"),
            new AlertNotice(
                "ours", "JobFailed", null, "job-1", null, null, "loop", "fe", false, START)),
        5,
        0);
    assertThat(delivered)
        .extracting(AlertDelivered::receiver)
        .containsExactly("loop", "people", "loop");
    assertThat(delivered)
        .extracting(AlertDelivered::delay)
        .allSatisfy(
            delay -> assertThat(delay).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(120)));
    assertThat(query("count(*), count(run_key), count(delivery_ms)")).containsExactly("5|5|3");
  }

  @Test
  void doesNotMeasureWhatIsOlderThanAnHour() {
    Instant later = START.plus(Duration.ofMinutes(61));
    assertTaken(
        List.of(
            new AlertNotice(
                "ours", "JobFailed", null, "job-0", null, null, "loop", "ff", true, later)),
        1,
        0);
    assertThat(delivered).isEmpty();
    assertThat(query("run_key is not null, delivery_ms")).containsExactly("t|null");
  }

  private void assertTaken(List<AlertNotice> message, int stored, int known) {
    assertThat(write(List.of(message))).containsExactly(new TakenNotices(stored, known));
  }

  private List<TakenNotices> write(List<List<AlertNotice>> messages) {
    var writer = new NoticeWriter();
    writer.delivered = noting();
    try (EntityManager entities = factory.createEntityManager()) {
      writer.entities = entities;
      entities.getTransaction().begin();
      List<TakenNotices> taken = writer.write(messages);
      entities.getTransaction().commit();
      return taken;
    }
  }

  private int statements(Runnable work) {
    int before = counted.number();
    work.run();
    return counted.number() - before;
  }

  private static AlertNotice failed(String tenant, int number) {
    return notice(tenant, "JobFailed", number, "loop");
  }

  private static AlertNotice notice(String tenant, String name, int number, String receiver) {
    String fingerprint = Integer.toHexString(name.hashCode()) + Integer.toHexString(number);
    return new AlertNotice(
        tenant, name, "warning", "job-" + number, null, null, receiver, fingerprint, true, START);
  }

  private static List<String> query(String columns) {
    return TestDatabase.query("select " + columns + " from alert_notification");
  }

  /** The one method of it that is called. */
  @SuppressWarnings("unchecked")
  private Event<AlertDelivered> noting() {
    return (Event<AlertDelivered>)
        Proxy.newProxyInstance(
            Event.class.getClassLoader(),
            new Class<?>[] {Event.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("fire");
              delivered.add((AlertDelivered) arguments[0]);
              return null;
            });
  }
}
