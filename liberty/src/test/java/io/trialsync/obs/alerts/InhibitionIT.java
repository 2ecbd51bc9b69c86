package io.trialsync.obs.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which alerts a real Alertmanager holds back while others fire, by the rules that we render. */
class InhibitionIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONGEST = Duration.ofSeconds(20);

  @TempDir private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI address = RunningProgram.freeAddress();
  private AlertmanagerServer alertmanager;

  /** With the rules of the example, which a test holds to what is rendered, and no receivers. */
  @BeforeEach
  void start() throws IOException {
    ObjectNode settings = JSON.createObjectNode();
    settings.putObject("route").put("receiver", "nobody");
    settings.putArray("receivers").addObject().put("name", "nobody");
    Path example = AlertFiles.FOLDER.resolve("alertmanager/example.yml");
    settings.set("inhibit_rules", AlertFiles.yaml(example).required("inhibit_rules"));
    Path file = folder.resolve("alertmanager.yml");
    Files.writeString(file, settings.toString());
    alertmanager = AlertmanagerServer.start(address, file, folder);
  }

  @AfterEach
  void stop() {
    alertmanager.close();
  }

  @Test
  void aLateUpstreamSilencesLatenessAndDataOfItsDownstreamAndNothingElse() {
    fire(
        "UpstreamUnwell job_id=mart upstream=load severity=none",
        "NoRecentRuns job_id=mart",
        "LateFinish job_id=mart",
        "RunStuck job_id=mart",
        "DQNullRateSpike job_id=mart table=t",
        "SchemaDriftDetected job_id=mart table=t",
        "JobFailed job_id=mart",
        "NoRecentRuns job_id=load",
        "LateFinish job_id=load",
        "NoRecentRuns job_id=mart tenant_id=acme");
    awaitSent(
        "JobFailed mart",
        "LateFinish load",
        "NoRecentRuns load",
        "NoRecentRuns mart acme",
        "UpstreamUnwell mart");
  }

  @Test
  void inAChainOnlyTheFirstIsSent() {
    fire(
        "NoRecentRuns job_id=load",
        "NoRecentRuns job_id=mart",
        "UpstreamUnwell job_id=mart upstream=load severity=none",
        "NoRecentRuns job_id=report",
        "UpstreamUnwell job_id=report upstream=mart severity=none");
    awaitSent("NoRecentRuns load", "UpstreamUnwell mart", "UpstreamUnwell report");
  }

  @Test
  void noServerSilencesTheRest() {
    fire(
        "ObsDown area=platform severity=critical",
        "ObsNodeDown area=platform",
        "JobFailed area=job job_id=mart",
        "JobFailed area=job job_id=mart tenant_id=acme",
        "DBPoolSaturation area=db component=obs",
        "DiskPressure area=disk",
        "Watchdog area=platform severity=none");
    awaitSent("DiskPressure", "ObsDown", "Watchdog");
  }

  private void fire(String... alerts) {
    var message = JSON.createArrayNode();
    for (String alert : alerts) {
      ObjectNode labels = message.addObject().putObject("labels");
      labels.put("service", "trialsync").put("severity", "warning");
      String[] words = alert.split(" ");
      labels.put("alertname", words[0]);
      Arrays.stream(words)
          .skip(1)
          .map(word -> word.split("="))
          .forEach(word -> labels.put(word[0], word[1]));
    }
    assertThat(
            call(HttpRequest.newBuilder(address.resolve("/api/v2/alerts"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(message.toString())))
                .statusCode())
        .isEqualTo(200);
  }

  /** Name, job and tenant of those that nothing holds back. */
  private void awaitSent(String... expected) {
    await()
        .atMost(LONGEST)
        .untilAsserted(() -> assertThat(notHeldBack()).containsExactlyInAnyOrder(expected));
  }

  private Set<String> notHeldBack() {
    JsonNode alerts;
    try {
      alerts =
          JSON.readTree(call(HttpRequest.newBuilder(address.resolve("/api/v2/alerts"))).body());
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
    Set<String> names = new TreeSet<>();
    for (JsonNode alert : alerts) {
      if (alert.path("status").path("inhibitedBy").isEmpty()) {
        JsonNode labels = alert.path("labels");
        names.add(
            Arrays.stream(new String[] {"alertname", "job_id", "tenant_id"})
                .filter(labels::has)
                .map(label -> labels.path(label).asText())
                .collect(Collectors.joining(" ")));
      }
    }
    return names;
  }

  private HttpResponse<String> call(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }
}
