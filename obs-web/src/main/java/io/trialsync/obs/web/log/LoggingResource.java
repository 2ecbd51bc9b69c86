package io.trialsync.obs.web.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.trialsync.obs.ejb.log.LogStart;
import io.trialsync.obs.ejb.log.LogThreshold;
import io.trialsync.obs.web.body.JsonBody;
import io.trialsync.obs.web.body.RequestJson;
import io.trialsync.obs.web.query.AllowedParameters;
import io.trialsync.obs.web.security.Caller;
import io.trialsync.obs.web.security.RequiresScope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;

/** How much this server writes into its log, and writing more of it for a while. */
@RequestScoped
@Path("/v1/obs/logging")
@Produces(MediaType.APPLICATION_JSON)
@RequiresScope("obs.admin")
public class LoggingResource {

  @Inject LogStart log;
  @Inject Caller caller;

  /** The level that holds now. */
  @GET
  public LogThreshold.State view(@Context UriInfo uri) {
    AllowedParameters.check(uri);
    return log.state();
  }

  /** Another level for a while; the one of the settings comes back by itself. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public LogThreshold.State change(
      @Context UriInfo uri, @Context HttpHeaders headers, InputStream body) throws IOException {
    AllowedParameters.check(uri);
    try (var parser = RequestJson.open(headers, body)) {
      LevelChange wanted = LevelChange.read(parser);
      return log.change(wanted.level(), wanted.duration(), caller.clientId());
    } catch (JsonProcessingException | CharConversionException broken) {
      throw JsonBody.broken(broken);
    }
  }
}
