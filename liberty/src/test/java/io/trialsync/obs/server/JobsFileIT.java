package io.trialsync.obs.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.trialsync.obs.launcher.jobs.JobsCommand;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose jobs stand in a file, which is changed, broken and mended while it runs. */
@RunsBesideOthers
@Order(7)
class JobsFileIT {
  private static final String VISITS = "/v1/obs/jobs/visits.load";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir static Path directory;
  private static Path file;
  private static RealServer server;
  private static ApiClient api;

  @BeforeAll
  static void start() throws IOException {
    file = directory.resolve("jobs.yaml");
    write("jobs: {visits.load: {owner: first, schedule: {every: PT1H}}, labs.load: {}}");
    server = RealServer.startWith(Map.of("OBS_JOBS_FILE", file.toString()));
    api = ApiClient.of(server, server.token("obs.read obs.write obs.admin", null));
  }

  @AfterAll
  static void stop() throws IOException, InterruptedException {
    server.stop();
  }

  /** One story, since each step stands on the one before. */
  @Test
  void appliesTheFileAtTheStartAndWhenItChanges() throws IOException {
    awaitOwner("first");
    assertThat(api.get("/v1/obs/jobs/labs.load").ok().path("state").textValue())
        .isEqualTo("active");
    awaitMetric("trialsync_jobs_file_last_load_successful", 1);
    awaitMetric("trialsync_jobs_file_jobs", 2);

    write("jobs: {visits.load: {owner: second}}");
    awaitOwner("second");
    JsonNode settings = api.get(VISITS).ok().path("settings");
    assertThat(settings.path("schedule").path("every").textValue()).isEqualTo("PT1H");
    assertThat(api.get("/v1/obs/jobs/labs.load").ok().path("state").textValue())
        .isEqualTo("active");
    awaitMetric("trialsync_jobs_file_unlisted_jobs", 1);

    write("jobs:\n  visits.load:\n    owner: third\n    schedule: {cron: 0 2 31 2 *}\n");
    awaitMetric("trialsync_jobs_file_last_load_successful", 0);
    assertThat(log()).contains("jobs.yaml, line 4: job visits.load: schedule.cron must name a day");
    assertThat(owner()).isEqualTo("second");

    write("jobs: {visits.load: {owner: third}, labs.load: {state: retired}}");
    awaitOwner("third");
    awaitMetric("trialsync_jobs_file_last_load_successful", 1);
    awaitMetric("trialsync_jobs_file_unlisted_jobs", 0);

    JsonNode trail = api.get("/v1/obs/audit?job_id=visits.load").ok();
    assertThat(trail.path("total").intValue()).isEqualTo(3);
    assertThat(trail.path("items"))
        .allSatisfy(
            line -> {
              assertThat(line.path("issuer").textValue()).isEqualTo("jobs-file");
              assertThat(line.path("client_id").textValue()).isEqualTo("jobs.yaml");
            });
    tellsTheDifferences();
  }

  private static void tellsTheDifferences() throws IOException {
    JsonNode found = differences("jobs: {visits.load: {owner: fourth}}").ok();
    assertThat(found.path("total").intValue()).isEqualTo(1);
    assertThat(found.path("items").path(0).path("changes").toString())
        .isEqualTo("[{\"setting\":\"owner\",\"from\":\"third\",\"to\":\"fourth\"}]");
    assertThat(found.path("unlisted")).isEmpty();
    differences("jobs: {visits.load: {state: asleep}}")
        .isProblem(400, "line 1: job visits.load: state must be active, paused or retired.");
    assertThat(owner()).isEqualTo("third");

    assertThat(dryRun(file)).isZero();
    Path other = Files.writeString(directory.resolve("other.yaml"), "jobs: {new.load: {}}");
    assertThat(dryRun(other)).isEqualTo(1);
    assertThat(dryRun(Files.writeString(other, "jobs: {new.load: {x: 1}}"))).isEqualTo(2);
    assertThat(dryRun(directory.resolve("nothing.yaml"))).isEqualTo(2);
  }

  private static int dryRun(Path yaml) {
    return JobsCommand.run(
        List.of(
            "--dry-run",
            yaml.toString(),
            "--url",
            server.base().toString(),
            "--token",
            server.token("obs.read", null)));
  }

  private static Answer differences(String yaml) {
    return api.send(
        "POST", "/v1/obs/jobs-file/differences", "application/yaml", BodyPublishers.ofString(yaml));
  }

  /** As a mounted file changes: all at once. */
  private static void write(String yaml) throws IOException {
    Path next = Files.write(directory.resolve("next.yaml"), yaml.getBytes(UTF_8));
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String owner() {
    return api.get(VISITS).ok().path("settings").path("owner").textValue();
  }

  private static void awaitOwner(String owner) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              Answer job = api.get(VISITS);
              assertThat(job.status()).isEqualTo(200);
              assertThat(owner()).isEqualTo(owner);
            });
  }

  private static void awaitMetric(String name, double value) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(metric(name)).isEqualTo(value));
  }

  private static double metric(String name) {
    Matcher line =
        Pattern.compile("(?m)^" + name + "(?:\\{[^}]*})? (\\S+)$")
            .matcher(api.get("/metrics").body());
    return line.find() ? Double.parseDouble(line.group(1)) : Double.NaN;
  }

  private static String log() throws IOException {
    return Files.readString(server.dataDirectory().resolve("logs").resolve("server.log"));
  }
}
