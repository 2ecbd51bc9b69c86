package io.trialsync.obs.web.lineage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.trialsync.obs.ejb.run.RunRecorder;
import io.trialsync.obs.web.body.JsonBody;
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
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;

/** The door that OpenLineage clients post their events to; an answer means that all is stored. */
@RequestScoped
@Path("/api/v1/lineage")
@Consumes(MediaType.APPLICATION_JSON)
public class LineageResource {

  @Inject LineageReader reader;
  @Inject RunRecorder recorder;
  @Inject Caller caller;

  /** Takes one event. */
  @POST
  @RequiresScope("obs.write")
  public Response take(@Context HttpHeaders headers, InputStream body) throws IOException {
    try (var parser = RequestJson.open(headers, body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new InvalidInputException("The body must be one OpenLineage event, a JSON object.");
      }
      var event = reader.read(parser);
      if (parser.nextToken() != null) {
        throw new InvalidInputException("The body must be one event, with nothing after it.");
      }
      record(event);
      return Response.status(Response.Status.CREATED).build();
    } catch (JsonProcessingException | CharConversionException broken) {
      throw JsonBody.broken(broken);
    }
  }

  /** Takes an array of events; one that is wrong does not lose the others. */
  @POST
  @Path("/batch")
  @Produces(MediaType.APPLICATION_JSON)
  @RequiresScope("obs.write")
  public String takeBatch(@Context HttpHeaders headers, InputStream body) throws IOException {
    var batch = new LineageBatch(reports -> recorder.record(caller.tenantId(), reports));
    try (var parser = RequestJson.open(headers, body)) {
      return batch.take(parser, reader).toJson();
    }
  }

  private void record(LineageEvent event) {
    if (event instanceof LineageEvent.Invalid invalid) {
      throw new InvalidInputException(invalid.sentence());
    }
    if (event instanceof LineageEvent.Recordable recordable) {
      recorder.record(caller.tenantId(), recordable.report());
    }
  }
}
