package io.trialsync.obs.web.notification;

import io.trialsync.obs.ejb.history.AlertLine;
import io.trialsync.obs.ejb.history.NotificationQuestion;
import io.trialsync.obs.ejb.history.Page;
import io.trialsync.obs.ejb.history.RunHistory;
import io.trialsync.obs.ejb.notification.AlertNotice;
import io.trialsync.obs.ejb.notification.AlertNotifications;
import io.trialsync.obs.ejb.notification.TakenNotices;
import io.trialsync.obs.web.body.JsonScalars;
import io.trialsync.obs.web.body.RequestJson;
import io.trialsync.obs.web.error.BodyTooLargeException;
import io.trialsync.obs.web.error.InvalidInputException;
import io.trialsync.obs.web.history.Filters;
import io.trialsync.obs.web.query.AllowedParameters;
import io.trialsync.obs.web.query.SingleValue;
import io.trialsync.obs.web.query.TimeWindow;
import io.trialsync.obs.web.run.JobIds;
import io.trialsync.obs.web.security.Caller;
import io.trialsync.obs.web.security.RequiresScope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Which alerts were sent, as Alertmanager tells it and as people ask for it. */
@RequestScoped
@Path("/v1/obs/alerts/notifications")
@Produces(MediaType.APPLICATION_JSON)
public class NotificationResource {
  private static final System.Logger LOG = System.getLogger(NotificationResource.class.getName());
  private static final int MOST_BYTES = 4 * 1024 * 1024;

  @Inject AlertNotifications notifications;
  @Inject RunHistory history;
  @Inject Caller caller;
  @Inject Clock clock;

  /** Whose tokens speak of the alerts of all tenants; nobody's when it is not set. */
  @Inject
  @ConfigProperty(name = "obs.alerts.operator.tenant")
  Optional<String> operators;

  /** Takes one message of Alertmanager's webhook; the same one again changes nothing. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RequiresScope("obs.alerts")
  public TakenAnswer take(@Context HttpHeaders headers, InputStream body) throws IOException {
    AlertMessage message = AlertMessageReader.read(bytes(headers, body));
    List<AlertNotice> own = message.alerts().stream().filter(this::mayBeToldOf).toList();
    int leftOut = message.unread() + message.alerts().size() - own.size();
    if (leftOut > 0) {
      LOG.log(
          System.Logger.Level.WARNING,
          "event=alerts_left_out unread={0} foreign={1}; foreign ones need a token of"
              + " OBS_ALERTS_OPERATOR_TENANT",
          message.unread(),
          leftOut - message.unread());
    }
    TakenNotices taken = notifications.take(own);
    return new TakenAnswer(taken.stored(), taken.known(), leftOut);
  }

  /** A page of alerts that were sent, newest first; the last 7 days when since is not given. */
  @GET
  @RequiresScope("obs.read")
  public Page<AlertLine> sent(@Context UriInfo uri) {
    AllowedParameters.check(uri, "job_id", "run_id", "since", "page", "page_size", "cursor");
    String jobId = value(uri, "job_id");
    var question =
        new NotificationQuestion(
            TimeWindow.since(uri, clock),
            value(uri, "since"),
            jobId == null ? null : JobIds.require(jobId),
            runId(uri));
    return history.notifications(caller.tenantId(), question, Filters.position(uri));
  }

  private boolean mayBeToldOf(AlertNotice notice) {
    String tenant = caller.tenantId();
    return notice.tenantId().equals(tenant) || operators.filter(tenant::equals).isPresent();
  }

  private static byte[] bytes(HttpHeaders headers, InputStream body) throws IOException {
    byte[] bytes = RequestJson.stream(headers, body).readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new BodyTooLargeException(
          "A message may have at most " + MOST_BYTES + " bytes; max_alerts makes smaller ones.");
    }
    return bytes;
  }

  private static @Nullable UUID runId(UriInfo uri) {
    String text = value(uri, "run_id");
    if (text == null) {
      return null;
    }
    if (!JsonScalars.isUuid(text)) {
      throw new InvalidInputException("run_id must be a UUID.");
    }
    return UUID.fromString(text);
  }

  private static @Nullable String value(UriInfo uri, String name) {
    return SingleValue.of(uri.getQueryParameters(), name);
  }
}
