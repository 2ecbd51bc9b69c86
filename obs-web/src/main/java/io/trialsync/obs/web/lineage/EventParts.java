package io.trialsync.obs.web.lineage;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trialsync.obs.ejb.run.Phase;
import io.trialsync.obs.web.body.EventTime;
import io.trialsync.obs.web.body.JsonMembers;
import io.trialsync.obs.web.body.JsonScalars;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The members of an event that we keep, in whatever order they came; what is wrong is absent.
 *
 * @param eventType null when there is none, empty when it is not a text
 */
record EventParts(
    @Nullable String eventType,
    @Nullable EventTime eventTime,
    @Nullable String producer,
    @Nullable RunPart run,
    @Nullable JobPart job,
    boolean hasDataset,
    Datasets inputs,
    Datasets outputs) {

  /** Reads the object that the parser stands on, to its end. */
  static EventParts read(JsonParser parser) throws IOException {
    String eventType = null;
    EventTime eventTime = null;
    String producer = null;
    RunPart run = null;
    JobPart job = null;
    boolean hasDataset = false;
    var inputs = Datasets.NONE;
    var outputs = Datasets.NONE;
    for (var key = JsonMembers.first(parser); key != null; key = JsonMembers.next(parser)) {
      switch (key) {
        case "eventType" -> eventType = readType(parser);
        case "eventTime" -> eventTime = EventTime.read(parser);
        case "producer" -> producer = JsonScalars.text(parser);
        case "run" -> run = isNull(parser) ? null : RunPart.read(parser);
        case "job" -> job = isNull(parser) ? null : JobPart.read(parser);
        case "inputs" -> inputs = Datasets.read(parser, Phase.EXTRACT);
        case "outputs" -> outputs = Datasets.read(parser, Phase.LOAD);
        case "dataset" -> {
          hasDataset = !isNull(parser);
          parser.skipChildren();
        }
        default -> parser.skipChildren();
      }
    }
    return new EventParts(eventType, eventTime, producer, run, job, hasDataset, inputs, outputs);
  }

  private static @Nullable String readType(JsonParser parser) throws IOException {
    if (isNull(parser)) {
      return null;
    }
    String type = JsonScalars.text(parser);
    return type == null ? "" : type;
  }

  private static boolean isNull(JsonParser parser) {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }
}
