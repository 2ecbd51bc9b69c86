package io.trialsync.obs.web.lineage;

import com.fasterxml.jackson.core.JsonParser;
import io.trialsync.obs.web.body.EventTime;
import io.trialsync.obs.web.body.JsonMembers;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The facet {@code nominalTime}: which interval of data the run is for, hence when it was due. */
final class NominalTime {

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private NominalTime() {}

  /**
   * When the run was due: at the end of its interval, since the start lies one period earlier; at
   * the start when no later end is given.
   */
  static @Nullable Instant readDueTime(JsonParser parser) throws IOException {
    Instant start = null;
    Instant end = null;
    for (var key = JsonMembers.first(parser); key != null; key = JsonMembers.next(parser)) {
      switch (key) {
        case "nominalStartTime" -> start = time(parser);
        case "nominalEndTime" -> end = time(parser);
        default -> parser.skipChildren();
      }
    }
    return start != null && end != null && end.isAfter(start) ? end : start;
  }

  private static @Nullable Instant time(JsonParser parser) throws IOException {
    var time = EventTime.read(parser);
    return time == null || time.at().isBefore(EARLIEST) || time.at().isAfter(LATEST)
        ? null
        : time.at();
  }
}
