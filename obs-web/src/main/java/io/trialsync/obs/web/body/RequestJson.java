package io.trialsync.obs.web.body;

import com.fasterxml.jackson.core.JsonParser;
import io.trialsync.obs.web.error.UnsupportedBodyException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Opens the JSON of a request as its headers describe it. */
public final class RequestJson {
  private RequestJson() {}

  /** A parser before the first token of the body, which is inflated and bounded on the way. */
  public static JsonParser open(HttpHeaders headers, InputStream body) throws IOException {
    return JsonBody.parser(stream(headers, body));
  }

  /** The text of the body in UTF-8, which is inflated and bounded on the way. */
  public static InputStream stream(HttpHeaders headers, InputStream body) throws IOException {
    requireUtf8(headers.getMediaType());
    return BoundedBody.open(
        body,
        headers.getHeaderString(HttpHeaders.CONTENT_ENCODING),
        headers.getHeaderString(HttpHeaders.CONTENT_LENGTH));
  }

  private static void requireUtf8(@Nullable MediaType type) {
    if (type == null) {
      throw new UnsupportedBodyException("The Content-Type of the body is missing.");
    }
    if (type.isWildcardType() || type.isWildcardSubtype()) {
      throw new UnsupportedBodyException("The Content-Type of the body must be a single one.");
    }
    String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
    if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
      throw new UnsupportedBodyException("The charset of the body must be utf-8.");
    }
  }
}
