package io.trialsync.obs.launcher.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.launcher.contract.ApiDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same seed makes the same requests, and every place of every operation is reached. */
class PlanTest {
  private static final String TOKEN = "aaaaaaaa.bbbbbbbb.cccccccc";
  private static final String AUTHORITY = "127.0.0.1:1";

  private static ApiDocument document;

  @BeforeAll
  static void read() throws IOException {
    document =
        ApiDocument.parse(
            Files.readString(Path.of("..", "obs-web", "src", "main", "resources", "openapi.yaml")));
  }

  @Test
  void repeatsItselfForTheSameSeed() {
    var one = new Plan(document.operations(), TOKEN, 7);
    var again = new Plan(document.operations(), TOKEN, 7);
    var other = new Plan(document.operations(), TOKEN, 8);
    int last = one.requestsForAllChanges() + 50;
    int different = 0;
    for (int number :
        IntStream.concat(IntStream.range(0, 200), IntStream.range(last - 50, last)).toArray()) {
      byte[] sent = one.request(number).draft().bytes(AUTHORITY);
      assertThat(again.request(number).draft().bytes(AUTHORITY)).isEqualTo(sent);
      different += other.request(number).change().equals(one.request(number).change()) ? 0 : 1;
    }
    assertThat(different).isGreaterThan(200);
  }

  @Test
  void makesEveryChangeOnce() {
    var plan = new Plan(document.operations(), TOKEN, 1);
    Set<String> places = new HashSet<>();
    for (int number = 0; number < plan.requestsForAllChanges(); number++) {
      FuzzRequest request = plan.request(number);
      String change = request.change();
      places.add(
          request.draft().operation().route()
              + " "
              + change.substring(0, Math.max(0, change.indexOf(" ="))));
    }
    assertThat(plan.changes()).isBetween(40_000, 250_000);
    assertThat(places)
        .contains(
            "GET /v1/obs/jobs query page_size",
            "GET /v1/obs/runs/{run_id} path run_id",
            "POST /v1/obs/run-events field stats.columns.0.null_count",
            "POST /v1/obs/run-events field error.http_status",
            "POST /v1/obs/run-events field 0.run_id",
            "PUT /v1/obs/jobs/{job_id} field expected_schema.sites.0.type",
            "PATCH /v1/obs/jobs/{job_id} field schedule.every",
            "POST /api/v1/lineage field run.facets.airflow.taskInstance.try_number",
            "POST /api/v1/lineage/batch field 0.outputs.0.outputFacets.outputStatistics.rowCount",
            "GET /metrics header Accept-Encoding",
            "POST /v1/obs/retention query dry_run, twice",
            "GET /v1/obs/summary token");
    assertThat(places.stream().map(place -> place.split(" ")[1]).collect(Collectors.toSet()))
        .hasSameSizeAs(document.operations().stream().map(one -> one.path()).distinct().toList());
  }

  @Test
  void sendsAGoodRequestOfEveryOperationAmongTheOthers() {
    var plan = new Plan(document.operations(), TOKEN, 1);
    int operations = document.operations().size();
    Set<String> routes =
        IntStream.range(0, operations)
            .mapToObj(turn -> plan.request(turn * 100))
            .peek(request -> assertThat(request.good()).isTrue())
            .map(request -> request.draft().operation().route())
            .collect(Collectors.toSet());
    assertThat(routes).hasSize(operations);
    assertThat(plan.request(1).good()).isFalse();
  }

  /** Their state must not depend on what was sent to the job of all others before. */
  @Test
  void asksOnGroundOfItsOwnWhereTheStateOfAJobMatters() {
    var plan = new Plan(document.operations(), TOKEN, 1);
    List<String> sent =
        IntStream.range(0, document.operations().size())
            .mapToObj(turn -> plan.request(turn * 100).draft().shownTo(AUTHORITY))
            .filter(request -> request.contains("fuzz.ground"))
            .toList();
    assertThat(sent)
        .extracting(request -> request.split(" HTTP", 2)[0])
        .containsExactlyInAnyOrder(
            "GET /v1/obs/jobs/fuzz.ground/expected-schema?table=visits",
            "PUT /v1/obs/jobs/fuzz.ground/expected-schema?table=visits",
            "GET /v1/obs/jobs/fuzz.ground/schedule-suggestion",
            "POST /v1/obs/jobs/fuzz.ground/schedule-suggestion");
    assertThat(sent).noneMatch(request -> request.contains("0197f2a0"));
  }

  @Test
  void showsNoToken() {
    var plan = new Plan(document.operations(), TOKEN, 1);
    for (int number = 0; number < 20_000; number++) {
      Draft draft = plan.request(number).draft();
      assertThat(draft.shownTo(AUTHORITY)).doesNotContain("cccccccc").contains("HTTP/1.1");
    }
  }
}
