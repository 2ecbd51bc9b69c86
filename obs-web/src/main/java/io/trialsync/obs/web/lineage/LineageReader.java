package io.trialsync.obs.web.lineage;

import com.fasterxml.jackson.core.JsonParser;
import io.trialsync.obs.ejb.run.ReportLimits;
import io.trialsync.obs.web.body.EventTime;
import io.trialsync.obs.web.error.InvalidInputException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Reads OpenLineage events from a stream of tokens. Kept is only what a report needs, so a plan of
 * 23 MB costs no memory. Facets that do not have the expected shape are passed over; only the core
 * of an event can make it invalid.
 */
@ApplicationScoped
public class LineageReader {

  private final Clock clock;

  @Inject
  public LineageReader(Clock clock) {
    this.clock = clock;
  }

  /** For the proxy of the container, which never calls the methods of what this makes. */
  protected LineageReader() {
    this(Clock.systemUTC());
  }

  /**
   * Reads one event and leaves the parser on its last token, even when the event is invalid, so
   * that the next event of an array can follow.
   *
   * @param parser stands on the start of the event
   * @throws com.fasterxml.jackson.core.JsonProcessingException when the text is no JSON or goes
   *     beyond the limits of the parser; nothing can be read after it
   */
  public LineageEvent read(JsonParser parser) throws IOException {
    var parts = EventParts.read(parser);
    var run = parts.run();
    if (run != null) {
      return recordable(parts, run);
    }
    return parts.job() != null || parts.hasDataset()
        ? new LineageEvent.NothingToRecord()
        : new LineageEvent.Invalid("The event must have a run, a job or a dataset.");
  }

  private LineageEvent recordable(EventParts parts, RunPart run) {
    try {
      return new LineageEvent.Recordable(checked(parts, run).report());
    } catch (InvalidInputException invalid) {
      return new LineageEvent.Invalid(String.valueOf(invalid.getMessage()));
    }
  }

  private RunEvent checked(EventParts parts, RunPart run) {
    var job = parts.job() == null ? JobPart.ABSENT : parts.job();
    String namespace = required(job.namespace(), "job.namespace must be a text.");
    String name = required(job.name(), "job.name must be a text.");
    require(!name.isEmpty(), "job.name must not be empty.");
    return new RunEvent(
        required(
            EventType.named(parts.eventType()),
            "eventType must be START, RUNNING, COMPLETE, FAIL, ABORT or OTHER."),
        time(parts.eventTime()),
        required(run.runId(), "run.runId must be a UUID."),
        run.facets(),
        JobName.masked(namespace, name),
        job.continuous(),
        RunEvent.isSpark(parts.producer(), run.facets().engine()),
        parts.inputs(),
        parts.outputs());
  }

  private EventTime time(@Nullable EventTime found) {
    var time =
        required(found, "eventTime must be an ISO-8601 date and time, or epoch milliseconds.");
    require(
        ReportLimits.isEventTime(time.at(), clock),
        "eventTime must lie between the year 2000 and %d days from now."
            .formatted(ReportLimits.FARTHEST_AHEAD.toDays()));
    return time;
  }

  private static <T> T required(@Nullable T value, String sentence) {
    if (value == null) {
      throw new InvalidInputException(sentence);
    }
    return value;
  }

  private static void require(boolean fulfilled, String sentence) {
    if (!fulfilled) {
      throw new InvalidInputException(sentence);
    }
  }
}
