package io.trialsync.obs.web.lineage;

import com.fasterxml.jackson.core.JsonParser;
import io.trialsync.obs.web.body.JsonMembers;
import io.trialsync.obs.web.body.JsonScalars;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The member {@code job} of an event.
 *
 * @param continuous whether the job has no natural end
 */
record JobPart(@Nullable String namespace, @Nullable String name, boolean continuous) {

  /** The job of an event that names none. */
  static final JobPart ABSENT = new JobPart(null, null, false);

  static JobPart read(JsonParser parser) throws IOException {
    String namespace = null;
    String name = null;
    boolean continuous = false;
    for (var key = JsonMembers.first(parser); key != null; key = JsonMembers.next(parser)) {
      switch (key) {
        case "namespace" -> namespace = JsonScalars.text(parser);
        case "name" -> name = JsonScalars.text(parser);
        case "facets" -> continuous = isContinuous(parser);
        default -> parser.skipChildren();
      }
    }
    return new JobPart(namespace, name, continuous);
  }

  private static boolean isContinuous(JsonParser parser) throws IOException {
    String processing = JsonMembers.only(parser, "jobType", JobPart::processingType);
    return "STREAMING".equalsIgnoreCase(processing) || "SERVICE".equalsIgnoreCase(processing);
  }

  private static @Nullable String processingType(JsonParser parser) throws IOException {
    return JsonMembers.only(parser, "processingType", JsonScalars::text);
  }
}
