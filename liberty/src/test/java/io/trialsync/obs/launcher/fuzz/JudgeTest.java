package io.trialsync.obs.launcher.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.launcher.contract.ApiDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A judge who finds nothing is worth nothing: each fault is planted once. */
class JudgeTest {
  private static final String PROBLEM = "Content-Type: application/problem+json\n";
  private static final String BODY =
      "{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,\"detail\":\"%s\"}";

  private final Judge judge = new Judge(1_000);
  private Plan plan;
  private int operations;

  @BeforeEach
  void plan() throws IOException {
    var document =
        ApiDocument.parse(
            Files.readString(Path.of("..", "obs-web", "src", "main", "resources", "openapi.yaml")));
    operations = document.operations().size();
    plan = new Plan(document.operations(), "a.b.c", 1);
  }

  @Test
  void findsNothingInAGoodRefusal() {
    assertThat(fault(new FuzzAnswer(400, PROBLEM, BODY.formatted("No."), 10))).isEmpty();
    assertThat(fault(new FuzzAnswer(200, "", "anything", 10))).isEmpty();
    assertThat(fault(new FuzzAnswer(503, PROBLEM + "Retry-After: 2\n", "", 10))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 501, 502, 504})
  void findsAFailureOfTheServer(int status) {
    assertThat(fault(new FuzzAnswer(status, PROBLEM, "", 10))).hasValue("status " + status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "io.trialsync.obs.web.run.StrictValues; tells",
        "NullPointerException; tells",
        "at io.trialsync.Run.main(Run.java:7); tells",
        "PostgreSQL; tells",
        "SRVE0190E; tells",
      })
  void findsWhatIsTold(String detail, String word) {
    Optional<String> fault = fault(new FuzzAnswer(400, PROBLEM, BODY.formatted(detail), 10));
    assertThat(fault.orElseThrow()).contains(word);
  }

  @Test
  void findsAnAnswerOfAnotherForm() {
    assertThat(fault(new FuzzAnswer(404, "Content-Type: text/html\n", "no", 10))).isPresent();
    assertThat(fault(new FuzzAnswer(404, PROBLEM, "no", 10))).isPresent();
    assertThat(fault(new FuzzAnswer(404, PROBLEM, BODY.formatted("No."), 10))).isPresent();
    assertThat(fault(new FuzzAnswer(400, PROBLEM, BODY.formatted("x".repeat(2_048)), 10)))
        .isPresent();
    assertThat(fault(new FuzzAnswer(503, PROBLEM, "", 10))).hasValue("503 without Retry-After");
  }

  @Test
  void findsWhatIsSlowOrBrokenOrRefusedThoughGood() {
    assertThat(fault(new FuzzAnswer(200, "", "", 1_001)).orElseThrow()).contains("1,001 ms");
    assertThat(fault(FuzzAnswer.broken("reset", 1)).orElseThrow()).contains("reset");
    FuzzAnswer refusal = new FuzzAnswer(400, PROBLEM, BODY.formatted("No."), 10);
    assertThat(judge.fault(plan.request(0), refusal).orElseThrow()).contains("good request");
  }

  /** The ids of findings and decisions are the only ones that nobody can know before. */
  @Test
  void takesNoRefusalOfAGoodRequestButThatOfAnIdMadeByTheServer() {
    String body = BODY.replace("400", "404").formatted("No.");
    FuzzAnswer unknown = new FuzzAnswer(404, PROBLEM, body, 10);
    Set<String> excused =
        IntStream.range(0, operations)
            .mapToObj(turn -> plan.request(turn * 100))
            .filter(good -> judge.fault(good, unknown).isEmpty())
            .map(good -> good.draft().operation().route())
            .collect(Collectors.toSet());
    assertThat(excused)
        .isNotEmpty()
        .allMatch(route -> route.matches(".*[{](finding|decision)_id}.*"));
    FuzzAnswer conflict =
        new FuzzAnswer(409, PROBLEM, BODY.replace("400", "409").formatted("No."), 10);
    assertThat(IntStream.range(0, operations).mapToObj(turn -> plan.request(turn * 100)))
        .allMatch(good -> judge.fault(good, conflict).isPresent());
  }

  private Optional<String> fault(FuzzAnswer answer) {
    return judge.fault(plan.request(1), answer);
  }
}
