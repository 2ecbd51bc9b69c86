package io.trialsync.obs.launcher.faults;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Words a run in the server's own format; each event is later than the one before it. */
final class RunEventWords {
  private static final int LONGEST_STEP_MICROS = 600_000_000;

  private final UUID run;
  private final String job;
  private final Random random;
  private final List<ReportKey> keys = new ArrayList<>();
  private final List<String> events = new ArrayList<>();
  private Instant at;

  RunEventWords(UUID run, String job, Instant start, Random random) {
    this.run = run;
    this.job = job;
    this.at = start;
    this.random = random;
  }

  /**
   * Adds an event.
   *
   * @param more further members, each with a comma before it
   */
  void add(String kind, int attempt, String more) {
    Instant now = tick();
    keys.add(ReportKey.of(run, now, kind, attempt));
    events.add(
        "{\"run_id\":\"%s\",\"job_id\":\"%s\",\"event\":\"%s\",\"at\":\"%s\",\"attempt\":%d%s}"
            .formatted(run, job, kind, now, attempt, more));
  }

  /** The next moment of the run. */
  Instant tick() {
    Instant now = at;
    at = at.plus(1 + random.nextInt(LONGEST_STEP_MICROS), ChronoUnit.MICROS);
    return now;
  }

  UUID run() {
    return run;
  }

  String job() {
    return job;
  }

  /** One request for each event. */
  RunStory separately(String status, int attempts, @Nullable Long loaded) {
    var deliveries = new ArrayList<Delivery>();
    for (int i = 0; i < events.size(); i++) {
      deliveries.add(delivery(events.get(i), List.of(keys.get(i))));
    }
    return new RunStory(run, job, status, attempts, loaded, List.copyOf(deliveries));
  }

  /** One request for all events. */
  RunStory together(String status, int attempts, @Nullable Long loaded) {
    var delivery = delivery("[" + String.join(",", events) + "]", List.copyOf(keys));
    return new RunStory(run, job, status, attempts, loaded, List.of(delivery));
  }

  private static Delivery delivery(String body, List<ReportKey> keys) {
    return new Delivery(Delivery.RUN_EVENTS, body.getBytes(StandardCharsets.UTF_8), keys);
  }
}
