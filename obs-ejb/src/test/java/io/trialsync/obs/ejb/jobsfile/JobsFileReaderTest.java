package io.trialsync.obs.ejb.jobsfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a jobs file declares, and how it is refused. */
class JobsFileReaderTest {
  private static final String FILE =
      """
      # jobs of the trial platform
      jobs:
        visits.load:
          schedule: {cron: "0 2 * * *", zone: Europe/Berlin}
          start_grace: PT10M
          exclusions: [2026-12-25]
          checks:
            zero_rows: {severity: off}
          thresholds: {dq_row_delta_pct_threshold: 20, dq_null_rate_threshold: 0.10}
          owner: null
        labs.load:
      tenants:
        acme:
          jobs:
            visits.load: {state: retired}
      """;

  @Test
  void readsJobsOfAllTenants() {
    JobsFile file = read(FILE);
    assertThat(file.jobs()).isEqualTo(3);
    assertThat(file.idsOf("default")).containsExactlyInAnyOrder("visits.load", "labs.load");
    assertThat(file.of("acme").get(0).patch()).isEqualTo("{\"state\":\"retired\"}");
    assertThat(file.of("default").get(0).patch()).isEqualTo("{}");
    assertThat(file.of("nobody")).isEmpty();
  }

  /** Days, words like off and numbers mean what they look like, as in YAML 1.2. */
  @Test
  void keepsTextsAndNumbersAsTheyAreWritten() {
    assertThat(read(FILE).of("default").get(1).patch())
        .isEqualTo(
            "{\"schedule\":{\"cron\":\"0 2 * * *\",\"zone\":\"Europe/Berlin\"},"
                + "\"start_grace\":\"PT10M\",\"exclusions\":[\"2026-12-25\"],"
                + "\"checks\":{\"zero_rows\":{\"severity\":\"off\"}},"
                + "\"thresholds\":{\"dq_row_delta_pct_threshold\":20,"
                + "\"dq_null_rate_threshold\":0.10},\"owner\":null}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "schedule.zone must be the name of a time zone. | 4",
        "checks.zero_rows.severity must be off, warn or fail. | 8",
        "checks.zero_rows.k must be a number. | 8",
        "checks may hold zero_rows and nothing else. | 7",
        "There is no setting owner; known are a, b. | 10",
        "max_runtime must be longer than nothing. | 3",
      })
  void findsTheLineThatASentenceIsAbout(String sentence, int line) {
    assertThat(read(FILE).of("default").get(1).refused(sentence))
        .hasMessage("line %d: job visits.load: %s", line, sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | line 1: the file is empty; no jobs at all are jobs: {}.",
        "`# nothing` | line 1: the file is empty",
        "`[a]` | line 1: the file must be a mapping",
        "`jobs: [a]` | line 1: jobs must be a mapping",
        "`jobs:\n  a: text` | line 2: job a must be a mapping",
        "`job: {}` | line 1: the file may hold jobs and tenants and nothing else.",
        "`jobs: {}\njobs: {}` | line 2: \"jobs\" must stand here once.",
        "`jobs:\n  a: {owner: x,\n    owner: y}` | line 3: \"owner\" must stand here once.",
        "`jobs:\n  a b: {}` | line 2: job_id must be 1 to 209 characters",
        "`jobs:\n  jane.doe@example.org: {}` | line 2: job_id must not hold a person's",
        "`jobs: {a: {}}\ntenants: {default: {jobs: {a: {}}}}` | line 2: job a must stand in the file",
        "`tenants: {'*': {}}` | line 1: a tenant must be 1 to 64 characters",
        "`tenants: {acme: {job: {}}}` | line 1: a tenant may hold jobs and nothing else.",
        "`jobs:\n  a: {owner: !!binary aGk=}` | line 2: the tag tag:yaml.org,2002:binary",
        "`jobs:\n  a: {k: .inf}` | line 2: \".inf\" is no decimal number",
        "`jobs:\n  a: {? [b] : c}` | line 2: a name must be a plain text",
        "`jobs:\n\ta: {}` | line 2: this is not YAML",
        "`jobs: {}\n---\njobs: {}` | this is not YAML",
        "`jobs: *no` | this is not YAML",
      })
  void refusesWithTheLineAndWhatIsAllowed(String file, String sentence) {
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(JobsFileException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void takesAliasesAndRefusesWhatTheyMultiply() {
    String shared = "jobs:\n  a: &usual {max_runtime: PT1H}\n  b: *usual\n";
    assertThat(read(shared).of("default").get(1).patch()).isEqualTo("{\"max_runtime\":\"PT1H\"}");
    String bomb =
        "jobs:\n  z:\n    k0: &k0 [x,x,x,x,x,x,x,x,x,x]\n"
            + IntStream.range(1, 9)
                .mapToObj(
                    i -> "    k%d: &k%d [%s]\n".formatted(i, i, ("*k" + (i - 1) + ",").repeat(10)))
                .collect(Collectors.joining());
    assertThatThrownBy(() -> read(bomb)).hasMessageContaining("more than 500000 values");
    assertThatThrownBy(() -> read("jobs:\n  a: {checks: &c {zero: *c}}\n"))
        .isInstanceOf(JobsFileException.class);
  }

  @Test
  void refusesDepthSizeNumbersAndOtherEncodings() {
    assertThatThrownBy(() -> read("jobs: " + "[".repeat(100_000)))
        .hasMessageContaining("nested too deeply");
    assertThatThrownBy(() -> JobsFileReader.read(new byte[JobsFileReader.MOST_BYTES + 1]))
        .hasMessageContaining("at most 4194304 bytes");
    String many =
        IntStream.rangeClosed(0, JobsFileReader.MOST_JOBS)
            .mapToObj(i -> "  j" + i + ":\n")
            .collect(Collectors.joining("", "jobs:\n", ""));
    assertThatThrownBy(() -> read(many))
        .hasMessage("line 5002: a file may declare at most 5000 jobs.");
    assertThatThrownBy(
            () -> JobsFileReader.read("jobs: {ä: {}}".getBytes(StandardCharsets.ISO_8859_1)))
        .hasMessageContaining("UTF-8");
  }

  private static JobsFile read(String yaml) {
    return JobsFileReader.read(yaml.getBytes(UTF_8));
  }
}
