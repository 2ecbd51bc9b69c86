package io.trialsync.obs.launcher.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A body that an operation takes.
 *
 * @param schema what it may be, as it is written
 * @param examples good ones: JSON, or text where the media type is none of JSON
 */
public record ApiBody(String mediaType, JsonNode schema, List<JsonNode> examples) {

  static ApiBody of(ApiDocument document, String mediaType, JsonNode media) {
    var examples = new ArrayList<JsonNode>();
    if (media.has("example")) {
      examples.add(media.path("example"));
    }
    media.path("examples").forEach(example -> examples.add(document.follow(example).path("value")));
    return new ApiBody(mediaType, media.path("schema"), List.copyOf(examples));
  }

  /** Whether the whole body is one value of JSON. */
  public boolean isJson() {
    return mediaType.endsWith("json") && !mediaType.endsWith("ndjson");
  }

  /** The text of a body that is one of the examples. */
  public static String text(JsonNode example) {
    return example.isTextual() ? example.textValue() : example.toString();
  }
}
