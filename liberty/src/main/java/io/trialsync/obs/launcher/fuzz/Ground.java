package io.trialsync.obs.launcher.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trialsync.obs.launcher.bench.HttpConnection;
import io.trialsync.obs.launcher.bench.Requests;
import io.trialsync.obs.launcher.client.ServerAddress;
import io.trialsync.obs.launcher.client.ServerCalls;
import io.trialsync.obs.launcher.contract.ApiBody;
import io.trialsync.obs.launcher.contract.ApiOperation;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * What good requests of some routes need: a job that no other request names, with runs by which the
 * schedule that the document shows is suggested, and of whose table a schema is expected.
 */
final class Ground {
  private static final String JOB = "fuzz.ground";
  private static final String TABLE = "visits";

  /** Its oldest run, of which the schema is learned. */
  private static final UUID OLDEST = UUID.nameUUIDFromBytes(JOB.getBytes(UTF_8));

  /** As in the example of the schedule that is accepted. */
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private static final int HOUR = 2;
  private static final int DAYS = 21;
  private static final int SECONDS_TO_LEARN = 30;
  private static final String EXPECTED_SCHEMA = "/expected-schema";
  private static final String SUGGESTION = "/schedule-suggestion";

  private Ground() {}

  /** Sends the runs, and waits until the schema is known. */
  static void prepare(ServerAddress address, String token, LocalDate today)
      throws IOException, InterruptedException {
    new ServerCalls(address, token).sendArray(events(today));
    String path = "/v1/obs/jobs/" + JOB + EXPECTED_SCHEMA + "?table=" + TABLE;
    int status = 0;
    for (int second = 0; status != 200 && second < SECONDS_TO_LEARN; second++) {
      TimeUnit.SECONDS.sleep(1);
      try (var connection = HttpConnection.open(address)) {
        status = connection.exchange(Requests.get(address, token, path), true);
      }
    }
    if (status != 200) {
      throw new IOException(
          "no schema is learned within %d s (OBS_DQ_ENABLED must be true): GET %s answers %d"
              .formatted(SECONDS_TO_LEARN, path, status));
    }
  }

  /** The request that the document shows, about this job where others may be in a wrong state. */
  static Draft good(ApiOperation operation, String token) {
    Draft draft = Draft.shown(operation, token);
    boolean isOnGround =
        operation.path().endsWith(EXPECTED_SCHEMA) || operation.path().endsWith(SUGGESTION);
    if (isOnGround) {
      draft.path("job_id", JOB);
    }
    if (operation.path().endsWith(EXPECTED_SCHEMA) && !operation.bodies().isEmpty()) {
      ApiBody body = operation.bodies().get(0);
      byte[] run = ("\"" + OLDEST + "\"").getBytes(UTF_8);
      draft.body(JsonPlace.with(body.examples().get(0), List.of("run_id"), run));
    }
    return draft;
  }

  private static List<Map<String, Object>> events(LocalDate today) {
    var events = new ArrayList<Map<String, Object>>();
    for (LocalDate day = today.minusDays(DAYS); day.isBefore(today); day = day.plusDays(1)) {
      if (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0) {
        UUID run =
            events.isEmpty() ? OLDEST : UUID.nameUUIDFromBytes((JOB + " " + day).getBytes(UTF_8));
        ZonedDateTime start = day.atTime(HOUR, 0).atZone(ZONE);
        events.add(event(run, "started", start, Map.of("run_type", "scheduled")));
        events.add(event(run, "stage", start.plusMinutes(5), loaded()));
        events.add(event(run, "succeeded", start.plusMinutes(6), Map.of()));
      }
    }
    return events;
  }

  private static Map<String, Object> event(
      UUID run, String kind, ZonedDateTime at, Map<String, Object> more) {
    var event = new LinkedHashMap<String, Object>(more);
    event.put("run_id", run.toString());
    event.put("job_id", JOB);
    event.put("event", kind);
    event.put("at", at.toInstant().toString());
    return event;
  }

  private static Map<String, Object> loaded() {
    Map<String, Object> column =
        Map.of("name", "subject_ref", "type", "varchar(40)", "nullable", false, "null_count", 0);
    return Map.of(
        "phase",
        "load",
        "table",
        TABLE,
        "records_loaded",
        100,
        "stats",
        Map.of("row_count", 100, "columns", List.of(column)));
  }
}
