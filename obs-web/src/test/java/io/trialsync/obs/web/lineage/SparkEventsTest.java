package io.trialsync.obs.web.lineage;

import static io.trialsync.obs.web.lineage.ClientEvents.json;
import static io.trialsync.obs.web.lineage.ClientEvents.report;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.trialsync.obs.ejb.run.ReportKind;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Spark reports success after failures, hides its errors, and sends plans of many megabytes. */
class SparkEventsTest {

  private static final int PLAN_LENGTH = 23_000_000;
  private static final long ALLOWED_BYTES = 512 * 1024;

  private final ClientEvents spark = ClientEvents.ofSpark();

  @Test
  void failureOfSparkIsDecisiveAndSuccessIsNot() {
    assertThat(report(spark.event(EventType.FAIL)).decisive()).isTrue();
    assertThat(report(spark.event(EventType.COMPLETE)).decisive()).isFalse();
    assertThat(report(ClientEvents.ofDbt().event(EventType.FAIL)).decisive()).isFalse();
  }

  @Test
  void engineNamesSparkWhereTheProducerDoesNot() {
    var other = new ClientEvents("https://example.com/lakehouse/3");
    var facets = other.client.newRunFacetsBuilder();
    facets.processing_engine(other.client.newProcessingEngineRunFacet("3.5", "SPARK", "1.55"));
    assertThat(report(other.event(EventType.FAIL, facets.build())).decisive()).isTrue();
  }

  @Test
  void endOfTheApplicationIsASuccess() {
    var job = spark.client.newJobFacetsBuilder();
    job.jobType(spark.client.newJobTypeJobFacet("BATCH", "SPARK", "APPLICATION", null));
    var event =
        spark.event(EventType.COMPLETE).job(spark.client.newJob("prod", "app", job.build()));
    assertThat(report(event).kind()).isEqualTo(ReportKind.SUCCEEDED);
  }

  @Test
  void takesTheErrorFromTheSparkExceptionWithoutItsStack() {
    var facets = spark.client.newRunFacetsBuilder();
    facets.put(
        "spark.exception",
        spark.facet(Map.of("message", "Job aborted\u0000.", "stackTrace", "at secret.Place")));
    var report = report(spark.event(EventType.FAIL, facets.build()));
    assertThat(report.error().message()).isEqualTo("Job aborted.");
    assertThat(report.toString()).doesNotContain("secret");
  }

  @Test
  void prefersTheErrorMessageAndKeepsItOnFailuresOnly() {
    var facets = spark.client.newRunFacetsBuilder();
    facets.put("spark.exception", spark.facet(Map.of("message", "second")));
    facets.errorMessage(spark.client.newErrorMessageRunFacet("first", "JAVA", "stack"));
    var report = report(spark.event(EventType.FAIL, facets.build()));
    assertThat(report.error().message()).isEqualTo("first");
    assertThat(report(spark.event(EventType.COMPLETE, facets.build())).error()).isNull();
  }

  @Test
  void longestMessageIsCutToTwoKilobytes() {
    var facets = spark.client.newRunFacetsBuilder();
    facets.put("spark.exception", spark.facet(Map.of("message", "é".repeat(100_000))));
    var report = report(spark.event(EventType.FAIL, facets.build()));
    assertThat(report.error().message().getBytes(StandardCharsets.UTF_8))
        .hasSizeBetween(2040, 2048);
  }

  @Test
  void planOf23MegabytesIsPassedOverWithoutBeingHeld() {
    var facets = spark.client.newRunFacetsBuilder();
    facets.put("spark.logicalPlan", spark.facet(Map.of("plan", "x\\\"y".repeat(PLAN_LENGTH / 4))));
    byte[] event =
        json(spark.event(EventType.COMPLETE, facets.build())).getBytes(StandardCharsets.UTF_8);
    ClientEvents.read(event); // loads the classes
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    var read = ClientEvents.read(event);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(event.length).isGreaterThan(PLAN_LENGTH);
    assertThat(read).isInstanceOf(LineageEvent.Recordable.class);
    assertThat(allocated).isLessThan(ALLOWED_BYTES);
  }
}
