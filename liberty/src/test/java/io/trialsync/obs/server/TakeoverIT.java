package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Two servers on one database, of which the one that watches is killed while jobs become late. */
@RunsBesideOthers
@Order(3)
class TakeoverIT {
  private static final String SCOPES = "obs.read obs.write obs.admin";
  private static final String TENANT = "two-servers";
  private static final int JOBS = 30;
  private static final int TOLD_BEFORE = 8;
  private static final Duration LONGEST_TAKEOVER = Duration.ofSeconds(15);

  private static RealServer first;
  private static RealServer second;
  private static String holder;

  @BeforeAll
  static void start() {
    first = RealServer.startWith(Map.of());
    holder = awaitText(first, "select holder from lease");
    second = first.startBeside(Map.of());
  }

  /** The database is the first one's. */
  @AfterAll
  static void stop() throws IOException, InterruptedException {
    second.stop();
    first.stop();
  }

  @Test
  void tellsEachLateJobOnceAlthoughTheWatchingServerIsKilled() throws Exception {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> text(first, "select count(*) >= 2 from server_beat").equals("t"));
    assertThat(text(first, "select holder from lease")).isEqualTo(holder);

    declareJobs(ApiClient.of(second, second.token(SCOPES, TENANT)));
    await()
        .atMost(Duration.ofSeconds(150))
        .until(
            () ->
                Integer.parseInt(text(first, "select count(*) from lateness_alarm"))
                    >= TOLD_BEFORE);
    long killed = System.nanoTime();
    ProcessHandle.of(first.pid()).orElseThrow().destroyForcibly();
    await()
        .pollInterval(Duration.ofMillis(100))
        .atMost(Duration.ofSeconds(60))
        .until(() -> !text(second, "select holder from lease").equals(holder));
    Duration takeover = Duration.ofNanos(System.nanoTime() - killed);
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> text(second, "select count(*) from lateness_alarm").equals("" + JOBS));

    String slowest =
        text(
            second,
            "select round(max(extract(epoch from a.raised_at - l.late_since)), 1)"
                + " from lateness_alarm a join job_lateness l using (job_key)");
    List<String> told = Stream.concat(told(first), told(second)).toList();
    System.out.printf(
        "killed the watching server: taken over after %.1f s; %d late jobs, %d lines;"
            + " slowest alarm %s s after its deadline%n",
        takeover.toMillis() / 1e3, JOBS, told.size(), slowest);
    assertThat(takeover).isLessThan(LONGEST_TAKEOVER);
    assertThat(text(second, "select count(distinct job_key) from lateness_alarm"))
        .isEqualTo("" + JOBS);
    // A line follows its commit: one round may have been killed between the two, and none is told
    // twice.
    assertThat(told).doesNotHaveDuplicates().hasSizeGreaterThan(TOLD_BEFORE);
    assertThat(Double.parseDouble(slowest)).isLessThan(LONGEST_TAKEOVER.toSeconds() + 5.0);
  }

  /** Due when the next minute begins all, and late one after the other. */
  private static void declareJobs(ApiClient api) {
    for (int i = 0; i < JOBS; i++) {
      api.put(
              "/v1/obs/jobs/late-" + i,
              "{\"schedule\":{\"cron\":\"* * * * *\"},\"start_grace\":\"PT%dS\"}".formatted(1 + i))
          .has(201);
    }
  }

  /** The jobs that a server has told of. */
  private static Stream<String> told(RealServer server) throws IOException {
    return Files.readString(server.dataDirectory().resolve("logs").resolve("server.log"))
        .lines()
        .filter(line -> line.contains("\"msg\":\"job late"))
        .map(line -> line.replaceAll(".*\"job_id\":\"([^\"]*)\".*", "$1"));
  }

  private static String awaitText(RealServer server, String question) {
    await().atMost(Duration.ofSeconds(30)).until(() -> !text(server, question).isEmpty());
    return text(server, question);
  }

  private static String text(RealServer server, String question) {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set obs.tenant = '*'");
      try (ResultSet row = statement.executeQuery(question)) {
        return row.next() ? row.getString(1) : "";
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(question, failure);
    }
  }
}
