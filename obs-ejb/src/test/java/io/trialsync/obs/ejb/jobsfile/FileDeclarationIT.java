package io.trialsync.obs.ejb.jobsfile;

import static io.trialsync.obs.persistence.TestDatabase.query;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.trialsync.obs.ejb.audit.Author;
import io.trialsync.obs.ejb.job.JobRegistry;
import io.trialsync.obs.ejb.job.RegistryHere;
import io.trialsync.obs.persistence.TestDatabase;
import io.trialsync.obs.persistence.TestEntities;
import io.trialsync.obs.persistence.job.JobName;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs files on a real PostgreSQL: all or nothing, once, and only what they name. */
class FileDeclarationIT {
  /** What a node is told that has to look again. */
  private static final AppliedFile BUSY = new AppliedFile(0, 0, 0, List.of());

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
  private static final String TWO_TENANTS =
      """
      jobs:
        visits.load: {schedule: {every: PT1H}, thresholds: {dq_row_delta_pct_threshold: 20}}
      tenants:
        acme: {jobs: {labs.load: {owner: labs, checks: {}}}}
      """;
  private static final String SETTINGS =
      "select tenant_id, job_id, state, settings from job order by tenant_id, job_id";
  private static final String TRAIL =
      "select tenant_id, job_id, action, issuer, client_id from audit order by tenant_id, job_id, action";

  private final EntityManager entities = TestEntities.manager();
  private final FileDeclaration declaration = on(entities);

  @BeforeEach
  void clear() {
    TestDatabase.clear();
  }

  @AfterEach
  void close() {
    entities.close();
    TestDatabase.clear();
  }

  @Test
  void declaresJobsOfSeveralTenantsWithAnAuthorOfItsOwn() {
    AppliedFile result = apply(TWO_TENANTS);

    assertThat(result).isEqualTo(new AppliedFile(2, 2, 0, List.of()));
    assertThat(query(SETTINGS))
        .containsExactly(
            "acme|labs.load|active|{\"owner\": \"labs\", \"checks\": {}}",
            "default|visits.load|active|{\"schedule\": {\"every\": \"PT1H\"},"
                + " \"thresholds\": {\"dq_row_delta_pct_threshold\": 20}}");
    assertThat(query(TRAIL))
        .containsExactly(
            "acme|labs.load|job_declared|jobs-file|jobs.yaml",
            "default|visits.load|job_declared|jobs-file|jobs.yaml");
  }

  @Test
  void doesNothingTheSecondTime() {
    apply(TWO_TENANTS);
    List<String> versions = query("select settings_version from job");

    assertThat(apply(TWO_TENANTS)).isEqualTo(new AppliedFile(2, 0, 0, List.of()));
    assertThat(query("select settings_version from job")).isEqualTo(versions);
    assertThat(query(TRAIL)).hasSize(2);
  }

  @Test
  void changesOnlyWhatItNames() {
    JobRegistry registry = RegistryHere.of(entities, CLOCK);
    var admin = new Author("https://sso.example.org", "admin");
    inTransaction(
        () ->
            registry.replace(
                "default",
                "visits.load",
                "{\"state\":\"paused\",\"owner\":\"me\",\"start_grace\":\"PT5M\","
                    + "\"thresholds\":{\"dq_null_rate_threshold\":0.25}}",
                admin));

    apply("jobs: {visits.load: {start_grace: null, thresholds: {dq_row_delta_pct_threshold: 5}}}");

    assertThat(query(SETTINGS))
        .containsExactly(
            "default|visits.load|paused|{\"owner\": \"me\", \"thresholds\":"
                + " {\"dq_null_rate_threshold\": 0.25, \"dq_row_delta_pct_threshold\": 5}}");
    assertThat(query("select changes from audit where issuer = 'jobs-file'"))
        .containsExactly(
            "[{\"to\": null, \"from\": \"PT5M\", \"setting\": \"start_grace\"}, {\"to\": 5,"
                + " \"from\": null, \"setting\": \"thresholds.dq_row_delta_pct_threshold\"}]");
  }

  @Test
  void appliesNothingWhereOneJobMakesNoSense() {
    apply("jobs: {visits.load: {owner: before}}");
    String file =
        """
        jobs:
          a.load: {owner: new}
          visits.load:
            owner: after
            schedule:
              cron: "0 2 * * *"
              zone: Mars/Base
        """;

    assertThatThrownBy(() -> apply(file))
        .hasMessage(
            "line 7: job visits.load: schedule.zone must be the name of a time zone, such as"
                + " \"Europe/Berlin\".");
    assertThat(query(SETTINGS))
        .containsExactly("default|visits.load|active|{\"owner\": \"before\"}");
    assertThat(query(TRAIL)).hasSize(1);
  }

  @Test
  void appliesNothingWhereATenantWouldHaveTooManyJobs() {
    String many =
        IntStream.rangeClosed(0, RegistryHere.MOST_JOBS)
            .mapToObj(i -> "  job%03d:\n".formatted(i))
            .collect(Collectors.joining("", "jobs:\n", ""));
    assertThatThrownBy(() -> apply(many))
        .hasMessageStartingWith("line 62: job job060: The tenant has as many jobs as it may have");
    assertThat(query(SETTINGS)).isEmpty();
  }

  @Test
  void reportsWhatIsNoLongerInTheFileUntilItIsRetired() {
    apply(TWO_TENANTS);
    assertThat(apply("jobs: {}").unlisted())
        .containsExactly(new JobName("acme", "labs.load"), new JobName("default", "visits.load"));
    assertThat(query(SETTINGS)).hasSize(2).allMatch(row -> row.contains("|active|"));

    apply("jobs: {visits.load: {state: retired}}");
    assertThat(apply("jobs: {}").unlisted()).containsExactly(new JobName("acme", "labs.load"));
  }

  @Test
  void tellsTheDifferencesAndChangesNothing() {
    apply("jobs: {visits.load: {owner: before}, gone.load: {}}");
    var questions = new FileQuestions();
    questions.entities = entities;
    questions.registry = RegistryHere.of(entities, CLOCK);

    FileDifferences found =
        inTransaction(
            () ->
                questions.differences(
                    "default",
                    "jobs: {visits.load: {owner: after}, new.load: {}}\ntenants: {a: {jobs: {b: {}}}}"
                        .getBytes(UTF_8)));

    assertThat(found.differences())
        .extracting(JobDifference::jobId, each -> each.change().after())
        .containsExactly(
            tuple("new.load", "{\"state\":\"active\"}"),
            tuple("visits.load", "{\"state\":\"active\",\"owner\":\"after\"}"));
    assertThat(found.jobs()).isEqualTo(2);
    assertThat(found.jobsOfOthers()).isEqualTo(1);
    assertThat(found.unlisted()).containsExactly("gone.load");
    assertThat(query(SETTINGS)).hasSize(2).anyMatch(row -> row.contains("before"));
  }

  /** Two nodes with the same new file at the same moment. */
  @Test
  void isAppliedOnceByTwoNodes() throws Exception {
    String file =
        IntStream.range(0, 40)
            .mapToObj(i -> "  job%02d: {owner: both}\n".formatted(i))
            .collect(Collectors.joining("", "jobs:\n", ""));
    var nodes = Executors.newFixedThreadPool(2);
    try {
      Callable<Integer> node =
          () -> {
            EntityManager own = TestEntities.manager();
            try {
              AppliedFile result = BUSY;
              while (result.jobs() == 0) {
                result = inTransaction(own, () -> apply(on(own), file));
              }
              return result.declared();
            } finally {
              own.close();
            }
          };
      var declared = nodes.invokeAll(List.of(node, node));
      assertThat(declared.get(0).get() + declared.get(1).get()).isEqualTo(40);
    } finally {
      nodes.shutdownNow();
    }
    assertThat(query(TRAIL)).hasSize(40);
  }

  private AppliedFile apply(String yaml) {
    return inTransaction(() -> apply(declaration, yaml));
  }

  private static AppliedFile apply(FileDeclaration declaration, String yaml) {
    return declaration.apply(JobsFileReader.read(yaml.getBytes(UTF_8)), "jobs.yaml").orElse(BUSY);
  }

  private static FileDeclaration on(EntityManager entities) {
    var declaration = new FileDeclaration();
    declaration.entities = entities;
    declaration.registry = RegistryHere.of(entities, CLOCK);
    return declaration;
  }

  private <T> T inTransaction(Supplier<T> work) {
    return inTransaction(entities, work);
  }

  private static <T> T inTransaction(EntityManager entities, Supplier<T> work) {
    entities.getTransaction().begin();
    try {
      T result = work.get();
      entities.getTransaction().commit();
      return result;
    } finally {
      if (entities.getTransaction().isActive()) {
        entities.getTransaction().rollback();
      }
      entities.clear();
    }
  }
}
