package io.trialsync.obs.web.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a caller is told when a request fails: a problem as of RFC 9457, at most 2 KB of JSON. */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String instance) {

  /** The media type of every answer that is not a success. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** Most bytes of a rendered problem. */
  public static final int MAX_BYTES = 2048;

  private static final String NO_TYPE_OF_ITS_OWN = "about:blank";
  private static final JsonFactory JSON = new JsonFactory();

  /** A problem that its status describes well enough; the detail is a sentence for the caller. */
  public static Problem of(int status, String detail) {
    return new Problem(NO_TYPE_OF_ITS_OWN, titleOf(status), status, detail, null);
  }

  /** A problem whose detail is the sentence of a refusal that was written for the caller. */
  public static Problem of(int status, RuntimeException refusal) {
    return of(status, Objects.requireNonNullElse(refusal.getMessage(), ""));
  }

  /** The problem of a report that passed all checks, and that the database refused all the same. */
  public static Problem notStorable() {
    return of(
        500,
        "The database refused this report, and would refuse it again;"
            + " the server's log says why. The other reports of the request are not affected.");
  }

  /** The same problem, with an address by which this one occurrence can be found in the log. */
  public Problem at(String occurrence) {
    return new Problem(type, title, status, detail, occurrence);
  }

  /** The problem as JSON; a detail that is too long is cut on a code-point boundary. */
  public String toJson() {
    String json = render(detail);
    int kept = detail.length();
    while (json.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES && kept > 0) {
      kept = wholeCharacters(kept * 3 / 4);
      json = render(detail.substring(0, kept) + "…");
    }
    return json;
  }

  /** The answer that carries this problem; the caller may add headers. */
  public Response.ResponseBuilder answer() {
    return Response.status(status).type(MEDIA_TYPE).entity(toJson());
  }

  /** Sends this problem from where JAX-RS is not yet, or no longer. */
  public void send(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    response.setContentType(MEDIA_TYPE);
    response.getOutputStream().write(toJson().getBytes(StandardCharsets.UTF_8));
  }

  private int wholeCharacters(int length) {
    boolean splits = length > 0 && Character.isHighSurrogate(detail.charAt(length - 1));
    return splits ? length - 1 : length;
  }

  private String render(String shownDetail) {
    var text = new StringWriter();
    try (var json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("type", type);
      json.writeStringField("title", title);
      json.writeNumberField("status", status);
      json.writeStringField("detail", shownDetail);
      if (instance != null) {
        json.writeStringField("instance", instance);
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("A problem could not be written to memory.", impossible);
    }
    return text.toString();
  }

  private static String titleOf(int status) {
    var known = Response.Status.fromStatusCode(status);
    return known == null ? "Status " + status : known.getReasonPhrase();
  }
}
