package io.trialsync.obs.web.run;

import io.trialsync.obs.ejb.run.RunRecorder;
import io.trialsync.obs.web.body.RequestJson;
import io.trialsync.obs.web.error.InvalidInputException;
import io.trialsync.obs.web.security.Caller;
import io.trialsync.obs.web.security.RequiresScope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;

/**
 * Takes run events: one, an array, or lines of JSON; the order in which they come is of no matter.
 */
@RequestScoped
@Path("/v1/obs/run-events")
public class RunEventResource {
  private static final String LINES_OF_JSON = "application/x-ndjson";

  @Inject RunRecorder recorder;
  @Inject Caller caller;
  @Inject Clock clock;

  /** Takes events; 200 when at least one is stored now, else 400 with the same account of each. */
  @POST
  @Consumes({MediaType.APPLICATION_JSON, LINES_OF_JSON})
  @Produces(MediaType.APPLICATION_JSON)
  @RequiresScope("obs.write")
  public Response take(@Context HttpHeaders headers, InputStream body) throws IOException {
    String tenant = caller.tenantId();
    var stream =
        new RunEventStream(new RunEventReader(clock), reports -> recorder.record(tenant, reports));
    try (var parser = RequestJson.open(headers, body)) {
      boolean lines = headers.getMediaType().toString().startsWith(LINES_OF_JSON);
      RunEventAnswer answer = lines ? stream.takeLines(parser) : stream.takeJson(parser);
      if (!answer.storedAny() && answer.rejected().isEmpty()) {
        throw new InvalidInputException("The body holds no event.");
      }
      return Response.status(answer.storedAny() ? 200 : 400).entity(answer).build();
    }
  }
}
