package io.trialsync.obs.web.component;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.trialsync.obs.ejb.component.ComponentReport;
import io.trialsync.obs.ejb.component.ComponentReport.Kind;
import io.trialsync.obs.ejb.component.Components;
import io.trialsync.obs.web.body.JsonBody;
import io.trialsync.obs.web.body.RequestJson;
import io.trialsync.obs.web.security.Caller;
import io.trialsync.obs.web.security.RequiresScope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Takes what other services tell of themselves; it holds for 5 minutes. */
@RequestScoped
@Path("/v1/obs/components/{component}")
@Consumes(MediaType.APPLICATION_JSON)
@RequiresScope("obs.write")
public class ComponentResource {
  @Inject Components components;
  @Inject Caller caller;

  /** How busy the pool of database connections of a service is. */
  @PUT
  @Path("/pool")
  public void pool(
      @PathParam("component") String component, @Context HttpHeaders headers, InputStream body)
      throws IOException {
    String name = ComponentNames.component(component);
    tell(name, Kind.POOL, "", read(headers, body, ComponentNumbers::pool));
  }

  /** How long work waits in a queue of a service. */
  @PUT
  @Path("/queues/{queue}")
  public void queue(
      @PathParam("component") String component,
      @PathParam("queue") String queue,
      @Context HttpHeaders headers,
      InputStream body)
      throws IOException {
    String name = ComponentNames.component(component);
    String of = ComponentNames.name("queue", queue);
    tell(name, Kind.QUEUE, of, read(headers, body, ComponentNumbers::queue));
  }

  /** Whether a service still gets tokens of a provider. */
  @PUT
  @Path("/token-refreshes/{provider}")
  public void tokenRefreshes(
      @PathParam("component") String component,
      @PathParam("provider") String provider,
      @Context HttpHeaders headers,
      InputStream body)
      throws IOException {
    String name = ComponentNames.component(component);
    String of = ComponentNames.name("provider", provider);
    tell(name, Kind.TOKEN, of, read(headers, body, ComponentNumbers::tokenRefreshes));
  }

  /** Reads the numbers of one kind of thing. */
  @FunctionalInterface
  private interface NumbersReader {
    Map<String, Double> read(JsonParser parser) throws IOException;
  }

  private static Map<String, Double> read(
      HttpHeaders headers, InputStream body, NumbersReader reader) throws IOException {
    try (JsonParser parser = RequestJson.open(headers, body)) {
      return reader.read(parser);
    } catch (JsonProcessingException | CharConversionException broken) {
      throw JsonBody.broken(broken);
    }
  }

  private void tell(String component, Kind kind, String name, Map<String, Double> numbers) {
    components.tell(caller.tenantId(), new ComponentReport(component, kind, name, numbers));
  }
}
