package io.trialsync.obs.launcher.faults;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Invents runs of all kinds, over several jobs and days, in OpenLineage and in our own format. */
final class StoryTeller {
  private static final int JOBS = 12;
  private static final int DAYS = 3;

  private final Random random;
  private final Clock clock;

  StoryTeller(Random random, Clock clock) {
    this.random = random;
    this.clock = clock;
  }

  RunStory next() {
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> lineageSuccess();
      case 3 -> lineageFailure();
      case 4 -> retried("succeeded", "success");
      case 5 -> retried("failed", "failed");
      case 6 -> stillRunning();
      default -> counted();
    };
  }

  /** One report that is a whole run: to see whether the server takes any. */
  RunStory single() {
    var events = start("faults-probe");
    events.add("started", 1, "");
    return events.separately("running", 1, null);
  }

  private RunStory lineageSuccess() {
    long rows = rows();
    var events = start("faults:lineage-" + random.nextInt(JOBS));
    var told = new LineageWords(events);
    told.add("START", "started", "");
    if (random.nextInt(4) == 0) {
      told.add("RUNNING", "heartbeat", "");
    }
    told.add("COMPLETE", "succeeded", LineageWords.outputs(rows));
    return shuffled(told.story("success", rows));
  }

  private RunStory lineageFailure() {
    var told = new LineageWords(start("faults:lineage-" + random.nextInt(JOBS)));
    told.add("START", "started", "");
    told.add("FAIL", "failed", "");
    return shuffled(told.story("failed", null));
  }

  private RunStory retried(String last, String status) {
    var events = start("faults-retried-" + random.nextInt(JOBS));
    long rows = rows();
    events.add("started", 1, "");
    events.add("attempt_failed", 1, error());
    events.add("started", 2, "");
    events.add("stage", 2, stage("load", "visits", "records_loaded", rows));
    events.add(last, 2, last.equals("failed") ? error() : "");
    return random.nextBoolean()
        ? events.together(status, 2, rows)
        : shuffled(events.separately(status, 2, rows));
  }

  private RunStory counted() {
    var events = start("faults-counted-" + random.nextInt(JOBS));
    long rows = rows();
    events.add("started", 1, "");
    events.add("stage", 1, stage("extract", "source", "records_extracted", rows + 7));
    events.add("stage", 1, stage("load", "forms", "records_loaded", rows - 3));
    events.add("succeeded", 1, ",\"records_loaded\":" + rows);
    return random.nextBoolean()
        ? events.together("success", 1, rows)
        : shuffled(events.separately("success", 1, rows));
  }

  private RunStory stillRunning() {
    var events = start("faults-open-" + random.nextInt(JOBS));
    events.add("queued", 1, "");
    events.add("started", 1, "");
    return events.separately("running", 1, null);
  }

  private RunStory shuffled(RunStory story) {
    if (random.nextInt(4) > 0) {
      return story;
    }
    var deliveries = new ArrayList<>(story.deliveries());
    Collections.shuffle(deliveries, random);
    return new RunStory(
        story.run(),
        story.job(),
        story.status(),
        story.attempts(),
        story.loaded(),
        List.copyOf(deliveries));
  }

  private RunEventWords start(String job) {
    // Times of version 7: neighbours in time are neighbours in the index, as with real producers.
    Instant now = clock.instant();
    long high = now.toEpochMilli() << 16 | 0x7000L | random.nextInt(0x1000);
    var run = new UUID(high, random.nextLong() >>> 2 | Long.MIN_VALUE);
    Instant start =
        now.minus(Duration.ofSeconds(random.nextInt(DAYS * 86_400))).truncatedTo(ChronoUnit.MICROS);
    return new RunEventWords(run, job, start, random);
  }

  private long rows() {
    return 10 + random.nextInt(100_000);
  }

  private static String error() {
    return ",\"error\":{\"category\":\"DB\",\"code\":\"PLANNED\"}";
  }

  private static String stage(String phase, String table, String counter, long rows) {
    return ",\"phase\":\"%s\",\"table\":\"%s\",\"%s\":%d".formatted(phase, table, counter, rows);
  }
}
