package io.trialsync.obs.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Compares turns whose numbers are known. */
class ComparisonReportTest {

  @Test
  void comparesTheTurnsThatLieSideBySide() {
    var report =
        new ComparisonReport(
            "http://ours",
            "http://theirs",
            5,
            List.of(List.of(turn(100, 4)), List.of(turn(300, 6)), List.of(turn(200, 8))),
            List.of(List.of(turn(50, 8)), List.of(turn(300, 6)), List.of(turn(100, 2))));

    assertThat(report.ratios().get("ingest answers per second")).isEqualTo(new Spread(1, 2, 2));
    assertThat(report.ratios().get("p95 of START")).isEqualTo(new Spread(0.5, 1, 4));
    assertThat(report.table()).contains("http://ours", "http://theirs (the other)", "3 pairs");
    assertThat(report.json()).contains("\"ingest answers per second\":[1.0,2.0,2.0]");
  }

  @Test
  void leavesOutTurnsInWhichOneGaveNoAnswer() {
    var report =
        new ComparisonReport(
            "http://ours",
            "http://theirs",
            5,
            List.of(List.of(turn(100, 4)), List.of(turn(100, 4))),
            List.of(List.of(turn(0, 0)), List.of(turn(50, 4))));

    assertThat(report.ratios().get("ingest answers per second")).isEqualTo(new Spread(2, 2, 2));
  }

  /** Small latencies, which the histogram keeps exactly. */
  private static BenchResult turn(int answers, int nanos) {
    var tally = new Tally(1);
    for (int i = 0; i < answers; i++) {
      tally.answered(0, 201, nanos);
    }
    return new BenchResult("ingest", 1, 5, List.of("START"), tally, answers, List.of());
  }
}
