package io.trialsync.obs.ejb.lateness.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsync.obs.ejb.audit.Author;
import io.trialsync.obs.ejb.job.RegistryHere;
import io.trialsync.obs.ejb.job.Schedule;
import io.trialsync.obs.ejb.job.UnknownJobException;
import io.trialsync.obs.persistence.TestDatabase;
import io.trialsync.obs.persistence.TestEntities;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Suggestions from starts that are kept in a real PostgreSQL. */
class ScheduleSuggestionsIT {
  private static final Author ADMIN = new Author("https://sso.example.org", "admin");
  private static final String RUNS =
      """
      with j as (insert into job (tenant_id, job_id) values ('%s', '%s') returning *)
      insert into run (tenant_id, run_key, run_id, run_id_attempt, job_key, job_named_at, status,
        run_type, first_at, start_at, last_at, attempt_count)
      select j.tenant_id, id, id, 1, j.job_key, at, 'success', cast(%s as run_type), at, at, at, 1
      from j, generate_series(timestamp '%s', timestamp '%s', interval '%s') wall,
        lateral (select wall at time zone 'Europe/Berlin'
          + interval '1 minute' * (extract(day from wall)::int %% 5) as at) start,
        lateral (select md5(wall::text || j.tenant_id || j.job_id)::uuid as id) key
      where extract(isodow from wall) < 6""";

  private final EntityManager entities = TestEntities.manager();
  private final ScheduleSuggestions suggestions = new ScheduleSuggestions();

  @BeforeEach
  void open() {
    TestDatabase.clear();
    suggestions.readers = TestDatabase.dataSource();
    suggestions.registry = RegistryHere.of(entities, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    entities.close();
    TestDatabase.clear();
  }

  @Test
  void readsTheScheduleFromTheStartsOverAClockChange() {
    runs("default", "visits.load", "null", "2026-09-21 02:00", "2026-11-20 02:00", "1 day");

    SuggestionAnswer answer = ask("visits.load");

    assertThat(answer.reason()).isNull();
    assertThat(answer.startsRead()).isEqualTo(45);
    assertThat(answer.suggestion().schedule())
        .isEqualTo(new Schedule("0 2 * * 1-5", "Europe/Berlin", null));
    assertThat(answer.suggestion().sentence())
        .matches("starts 02:00 ± \\d min, Europe/Berlin, on weekdays");
  }

  /** Without a clock change the zone that other jobs of the tenant are in is the likeliest. */
  @Test
  void prefersTheZoneOfTheCallerAndThenThatOfOtherJobs() {
    runs("default", "visits.load", "'scheduled'", "2026-11-02 02:00", "2026-11-20 02:00", "1 day");
    assertThat(ask("visits.load").suggestion().schedule().zone()).isEqualTo("UTC");

    TestDatabase.execute(
        "insert into job (tenant_id, job_id, settings) values ('default', 'other',"
            + " '{\"schedule\":{\"cron\":\"0 1 * * *\",\"zone\":\"Europe/Vienna\"}}'),"
            + " ('stranger', 'other', '{\"schedule\":{\"zone\":\"Asia/Tokyo\"}}')");
    assertThat(ask("visits.load").suggestion().schedule().zone()).isEqualTo("Europe/Vienna");
    assertThat(
            suggestions
                .of("default", "visits.load", Optional.of(ZoneId.of("Europe/Paris")))
                .suggestion()
                .schedule()
                .zone())
        .isEqualTo("Europe/Paris");
  }

  @Test
  void saysWhyThereIsNone() {
    runs("default", "few", "null", "2026-11-16 02:00", "2026-11-18 02:00", "1 day");
    runs("default", "by.hand", "'manual'", "2026-11-02 02:00", "2026-11-20 02:00", "1 day");
    runs("default", "wild", "null", "2026-11-02 00:00", "2026-11-20 00:00", "90 minutes");

    assertThat(ask("few").reason())
        .isEqualTo("3 starts of scheduled runs are kept; a suggestion needs at least 5.");
    assertThat(ask("by.hand").startsRead()).isZero();
    assertThat(ask("wild"))
        .returns(null, SuggestionAnswer::suggestion)
        .satisfies(answer -> assertThat(answer.reason()).contains("follow no interval"));
    assertThatThrownBy(() -> ask("nobody")).isInstanceOf(UnknownJobException.class);
  }

  @Test
  void doesNotReadTheStartsOfAnotherTenant() {
    runs("stranger", "visits.load", "null", "2026-11-02 02:00", "2026-11-20 02:00", "1 day");
    assertThatThrownBy(() -> ask("visits.load")).isInstanceOf(UnknownJobException.class);
  }

  @Test
  void setsOnlyWhatIsSuggestedAndTellsTheAudit() {
    runs("default", "visits.load", "null", "2026-09-21 02:00", "2026-11-20 02:00", "1 day");

    assertThatThrownBy(
            () -> accept("{\"schedule\":{\"cron\":\"0 3 * * *\",\"zone\":\"Europe/Berlin\"}}"))
        .isInstanceOf(SuggestionChangedException.class);
    assertThatThrownBy(() -> accept("{\"schedule\":{\"every\":\"PT1H\"},\"owner\":\"me\"}"))
        .hasMessage("The body must hold schedule and nothing else.");
    accept("{\"schedule\":{\"cron\":\"0 2 * * 1-5\",\"zone\":\"Europe/Berlin\"}}");

    assertThat(ask("visits.load").schedule())
        .isEqualTo(new Schedule("0 2 * * 1-5", "Europe/Berlin", null));
    assertThat(TestDatabase.query("select action, job_id, client_id from audit"))
        .containsExactly("job_settings_merged|visits.load|admin");
  }

  private SuggestionAnswer ask(String jobId) {
    return suggestions.of("default", jobId, Optional.empty());
  }

  private void accept(String body) {
    entities.getTransaction().begin();
    try {
      suggestions.accept("default", "visits.load", body, ADMIN);
      entities.getTransaction().commit();
    } finally {
      if (entities.getTransaction().isActive()) {
        entities.getTransaction().rollback();
      }
    }
  }

  private static void runs(
      String tenant, String job, String type, String from, String to, String step) {
    TestDatabase.execute(RUNS.formatted(tenant, job, type, from, to, step));
  }
}
