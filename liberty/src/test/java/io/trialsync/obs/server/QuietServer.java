package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What must be true after bad input, whatever it was: nothing is stored, the log has one complaint
 * at most, and the next good request works.
 */
final class QuietServer implements BeforeEachCallback, AfterEachCallback {
  static final String RUN_EVENTS = "/v1/obs/run-events";

  /** The one job that the tenant has. */
  static final String JOB = "known";

  private final ApiClient api = ApiClient.ofNewTenant();
  private final ReportedRun good = ReportedRun.of(JOB);
  private int complaintsBefore;
  private long failureReportsBefore;

  /** A caller whose tenant has one job with one run. */
  ApiClient api() {
    return api;
  }

  /** The run that the tenant has. */
  ReportedRun run() {
    return good;
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    api.post(RUN_EVENTS, good.event("started", "2026-11-20T06:00:00Z")).ok();
    complaintsBefore = complaints().size();
    failureReportsBefore = ServerLog.failureReports();
  }

  @Override
  public void afterEach(ExtensionContext test) {
    List<String> complaints = complaints();
    assertThat(complaints.subList(complaintsBefore, complaints.size())).hasSizeLessThanOrEqualTo(1);
    assertThat(ServerLog.failureReports()).isEqualTo(failureReportsBefore);
    api.post(RUN_EVENTS, good.event("succeeded", "2026-11-20T06:01:00Z")).ok();
    assertThat(api.get("/v1/obs/runs/" + good.runId()).ok().path("status").textValue())
        .isEqualTo("success");
  }

  /** Fails when the tenant has anything but what it had. */
  void hasStoredNothing() {
    assertThat(api.get("/v1/obs/jobs").ok().path("total").intValue()).isEqualTo(1);
    assertThat(api.get(runs()).ok().path("total").intValue()).isEqualTo(1);
  }

  private static String runs() {
    return "/v1/obs/jobs/" + JOB + "/runs?from=2026-11-19T00:00:00Z&to=2026-11-21T00:00:00Z";
  }

  private static List<String> complaints() {
    return ServerLog.lines().stream().filter(line -> !line.contains("\"INFO\"")).toList();
  }
}
