package io.trialsync.obs.web.alerting;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.trialsync.obs.ejb.alerting.TeamsRelay;
import io.trialsync.obs.web.body.JsonBody;
import io.trialsync.obs.web.body.RequestJson;
import io.trialsync.obs.web.error.BodyTooLargeException;
import io.trialsync.obs.web.error.InvalidInputException;
import io.trialsync.obs.web.query.AllowedParameters;
import io.trialsync.obs.web.query.SingleValue;
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
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;

/** Passes messages of Alertmanager on to Teams, which older ones cannot call themselves. */
@RequestScoped
@Path("/v1/obs/alerts/teams")
@Produces(MediaType.APPLICATION_JSON)
public class TeamsResource {
  private static final int MOST_BYTES = 1024 * 1024;
  private static final Pattern RECEIVER = Pattern.compile("[a-z0-9]{1,32}");

  @Inject TeamsRelay relay;

  /** Answers when Teams has the message; a 503 asks Alertmanager to try again. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RequiresScope("obs.alerts")
  public TeamsAnswer send(@Context UriInfo uri, @Context HttpHeaders headers, InputStream body)
      throws IOException {
    AllowedParameters.check(uri, "receiver");
    String receiver = receiver(uri);
    try (JsonParser parser = JsonBody.parser(bounded(headers, body))) {
      relay.send(receiver, AlertGroupReader.read(parser));
      return new TeamsAnswer(true);
    } catch (JsonProcessingException | CharConversionException broken) {
      throw JsonBody.broken(broken);
    }
  }

  private static String receiver(UriInfo uri) {
    return Optional.ofNullable(SingleValue.of(uri.getQueryParameters(), "receiver"))
        .map(
            name -> {
              if (!RECEIVER.matcher(name).matches()) {
                throw new InvalidInputException(
                    "receiver must be one of the names in ALERT_RECEIVERS.");
              }
              return name;
            })
        .orElse("");
  }

  private static InputStream bounded(HttpHeaders headers, InputStream body) throws IOException {
    byte[] bytes = RequestJson.stream(headers, body).readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new BodyTooLargeException(
          "A message of Alertmanager may have at most " + MOST_BYTES + " bytes here.");
    }
    return new ByteArrayInputStream(bytes);
  }
}
