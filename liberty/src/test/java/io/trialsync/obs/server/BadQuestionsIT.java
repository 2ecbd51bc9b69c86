package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages, windows, orders and texts to look for that make no sense, or are meant to break out. */
class BadQuestionsIT {
  private static final String JOBS = "/v1/obs/jobs";
  private static final String RUNS = "/v1/obs/jobs/known/runs";
  private static final Duration LONGEST = Duration.ofSeconds(4);

  @RegisterExtension final QuietServer server = new QuietServer();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "501",
        "2147483648",
        "9e99",
        "1e3",
        " 50",
        "50 ",
        "٥٠",
        "",
        "+5",
        "0x10",
        "5.0",
        "50,60",
        "NaN",
        "null",
        "99999999999999999999999",
        "1&page_size=1"
      })
  @Tag("I01")
  void refusesASizeThatNoPageHas(String size) {
    server.api().get(JOBS + "?page_size=" + encoded(size)).isProblem(400, "page_size");
    server.api().get(RUNS + "?page_size=" + encoded(size)).isProblem(400, "page_size");
    server.api().get(JOBS + "?page_size=1").ok();
    server.api().get(JOBS + "?page_size=500").ok();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "10001", "1000000", "2147483648", "4294967297", "1e1", ""})
  @Tag("I02")
  void refusesAPageBeyondTheLast(String page) {
    server.api().get(RUNS + "?page_size=1&page=" + page).isProblem(400, "page");
    server.api().get(JOBS + "?page_size=500&page=21").isProblem(400, "cursor");
    assertThat(server.api().get(JOBS + "?page_size=500&page=20").ok().path("items")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z, earlier",
    "from=2026-11-01T00:00:00Z&to=2026-11-01T00:00:00Z, earlier",
    "from=2000-01-02T00:00:00Z&to=2099-01-01T00:00:00Z, 90 days",
    "from=2000-01-02T00:00:00Z, 90 days",
    "from=0000-01-01T00:00:00Z, 2000",
    "to=9999-12-31T23:59:59Z, 2100",
    "from=%2B292278994-08-17T07:12:55Z, from",
    "from=-9223372036854775808, from",
    "from=9223372036854775807, from",
    "from=now(), from",
    "from=2026-02-30T00:00:00Z, from",
    "from=2026-06-30T23:59:60Z, from",
    "from=2026-11-01T00:00:00, zone",
    "from=2026-11-01, from",
    "from=, from",
    "from=2026-11-01T00:00:00Z&from=2026-11-02T00:00:00Z, once",
  })
  @Tag("I03")
  void refusesAWindowThatMakesNoSense(String window, String word) {
    server.api().get(RUNS + "?" + window).isProblem(400, word);
    server.api().get("/v1/obs/summary?" + window.replace("2000-01-02", "2001-01-02")).has(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from=2026-08-23T00:00:00Z&to=2026-11-21T00:00:00Z",
        "from=1763600000000&to=1763700000000",
        "from=2026-11-20T06:00:00+01:00&to=2026-11-20T07:00:00%2B01:00",
      })
  @Tag("I03")
  void takesAWindowOfNinetyDaysInEveryFormThatIsAllowed(String window) {
    server.api().get(RUNS + "?" + window).ok();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sort=job_id",
        "order=desc",
        "sort=job_id;drop table run",
        "sort=pg_sleep(5)",
        "order_by=(case when (1=1) then job_id else status end)",
        "limit=1",
        "offset=1"
      })
  @Tag("I04")
  void knowsNoOrderButItsOwn(String order) {
    long start = System.nanoTime();
    String[] parts = order.split("=", 2);
    server.api().get(JOBS + "?" + parts[0] + "=" + encoded(parts[1])).isProblem(400, parts[0]);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
    server.api().get(JOBS).ok();
  }

  @Test
  @Tag("I06")
  void looksForTextsLetterByLetter() {
    for (String job : new String[] {"a_b", "axb", "A_B.c"}) {
      server
          .api()
          .post(
              QuietServer.RUN_EVENTS, ReportedRun.of(job).event("started", "2026-11-20T06:00:00Z"))
          .ok();
    }
    assertThat(found("a_b")).isEqualTo(2);
    assertThat(found("axb")).isEqualTo(1);
    for (String wildcard :
        new String[] {"%", "a%b", "\\", "\\_", "a\\_b", "a?b", "a*b", "a.b", "^a"}) {
      assertThat(found(wildcard)).as(wildcard).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"%a%a%a%a%", "(a+)+$", "_%_%_%_%", "\\\\\\\\", "((a*)*)*b"})
  @Tag("I06")
  void looksForCostlyTextsQuickly(String text) {
    String longest = text.repeat(100).substring(0, 200);
    long start = System.nanoTime();
    assertThat(found(longest)).isZero();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
    server.api().get(JOBS + "?q=" + encoded(longest + "a")).isProblem(400, "200");
    assertThat(found("know")).isEqualTo(1);
  }

  private int found(String text) {
    return server.api().get(JOBS + "?q=" + encoded(text)).ok().path("total").intValue();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%26page_size%3D", "&page_size=");
  }
}
