package io.trialsync.obs.web.lineage;

import com.fasterxml.jackson.core.JsonParser;
import io.trialsync.obs.web.body.JsonMembers;
import io.trialsync.obs.web.body.JsonScalars;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The member {@code run} of an event. */
record RunPart(@Nullable UUID runId, RunFacets facets) {

  static RunPart read(JsonParser parser) throws IOException {
    UUID runId = null;
    var facets = RunFacets.NONE;
    for (var key = JsonMembers.first(parser); key != null; key = JsonMembers.next(parser)) {
      switch (key) {
        case "runId" -> runId = JsonScalars.uuid(parser);
        case "facets" -> facets = RunFacets.read(parser);
        default -> parser.skipChildren();
      }
    }
    return new RunPart(runId, facets);
  }
}
