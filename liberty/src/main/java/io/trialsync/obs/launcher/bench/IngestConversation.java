package io.trialsync.obs.launcher.bench;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sends START and COMPLETE of one new run after another, as OpenLineage events. */
final class IngestConversation implements Conversation {
  static final List<String> KINDS = List.of("START", "COMPLETE");

  private static final String PATH = "/api/v1/lineage";
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);

  private final BenchSettings settings;
  private final Clock clock;
  private final RunIds runIds;
  private final @Nullable Acknowledgements acknowledgements;
  private final EventTemplate startEvent;
  private final EventTemplate completeEvent;
  private final Request start;
  private final Request complete;
  private RunIds.Run run = new RunIds.Run(0, "");
  private boolean started;

  IngestConversation(
      BenchSettings settings,
      Target target,
      Clock clock,
      RunIds runIds,
      @Nullable Acknowledgements acknowledgements) {
    this.settings = settings;
    this.clock = clock;
    this.runIds = runIds;
    this.acknowledgements = acknowledgements;
    startEvent =
        EventTemplate.read(
            "start.json", size -> Requests.postHead(target.address(), target.token(), PATH, size));
    completeEvent =
        EventTemplate.read(
            "complete.json",
            size -> Requests.postHead(target.address(), target.token(), PATH, size));
    start = new Request(0, startEvent.bytes());
    complete = new Request(1, completeEvent.bytes());
  }

  @Override
  public Request next() {
    Instant now = clock.instant();
    if (started) {
      started = false;
      completeEvent.put(Slot.EVENT_TIME, time(now));
      return complete;
    }
    started = true;
    run = runIds.next(now.toEpochMilli());
    int job = job(run.number());
    put(Slot.RUN_ID, ascii(run.id()));
    put(Slot.JOB, ascii(String.format(Locale.ROOT, "%04d", job)));
    put(Slot.ROWS, ascii(Long.toString(10_000 + run.number() * 7_919 % 90_000)));
    Instant due = now.truncatedTo(ChronoUnit.HOURS);
    put(Slot.DUE_TIME, time(due));
    put(Slot.DUE_FROM, time(due.minus(1, ChronoUnit.HOURS)));
    // Jobs that take no time would all fall into one bucket of the duration histogram.
    startEvent.put(Slot.EVENT_TIME, time(now.minusSeconds(20 + job * 7L % 240)));
    return start;
  }

  @Override
  public void answered(Request request, int status) {
    if (status < 300 && acknowledgements != null) {
      acknowledgements.add(run.id(), KINDS.get(request.kind()));
    }
  }

  private int job(long number) {
    if (settings.skewed() && number % 2 == 1) {
      return (int) (number / 2 % Math.max(1, settings.jobs() / 10));
    }
    return (int) (number % settings.jobs());
  }

  private void put(Slot slot, byte[] value) {
    startEvent.put(slot, value);
    completeEvent.put(slot, value);
  }

  private static byte[] time(Instant instant) {
    return ascii(MILLIS.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
