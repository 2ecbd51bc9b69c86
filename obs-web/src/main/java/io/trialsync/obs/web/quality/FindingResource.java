package io.trialsync.obs.web.quality;

import io.trialsync.obs.ejb.history.FindingQuestion;
import io.trialsync.obs.ejb.history.FindingView;
import io.trialsync.obs.ejb.history.Page;
import io.trialsync.obs.ejb.history.RunHistory;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is wrong with the data of jobs. */
@RequestScoped
@Path("/v1/obs/findings")
@Produces(MediaType.APPLICATION_JSON)
public class FindingResource {
  private static final String OPEN = "open";
  private static final String ALL = "all";
  private static final List<String> STATES = List.of(OPEN, "resolved", "accepted", ALL);
  private static final List<String> SEVERITIES = List.of("warn", "fail");
  private static final Pattern CHECK = Pattern.compile("[a-z][a-z_]{0,63}");
  private static final int LONGEST_TABLE = 1_000;

  @Inject RunHistory history;
  @Inject Caller caller;
  @Inject Clock clock;

  /** A page of findings, newest first; open ones of the last 7 days when nothing is asked. */
  @GET
  @RequiresScope("obs.read")
  public Page<FindingView> findings(@Context UriInfo uri) {
    AllowedParameters.check(
        uri,
        "job_id",
        "table",
        "check",
        "severity",
        "state",
        "from",
        "to",
        "page",
        "page_size",
        "cursor");
    TimeWindow window = TimeWindow.of(uri, clock);
    String jobId = value(uri, "job_id");
    var question =
        new FindingQuestion(
            window.from(),
            window.to(),
            TimeWindow.asAsked(uri),
            jobId == null ? null : JobIds.require(jobId),
            table(uri),
            check(uri),
            oneOf(uri, "severity", SEVERITIES),
            state(uri));
    return history.findings(caller.tenantId(), question, Filters.position(uri));
  }

  private static @Nullable String state(UriInfo uri) {
    String state = oneOf(uri, "state", STATES);
    return state == null ? OPEN : state.equals(ALL) ? null : state;
  }

  private static @Nullable String check(UriInfo uri) {
    String check = value(uri, "check");
    if (check != null && !CHECK.matcher(check).matches()) {
      throw new InvalidInputException(
          "check must be the name of a check, such as row_count_delta: small letters and _, at most"
              + " 64.");
    }
    return check;
  }

  private static @Nullable String table(UriInfo uri) {
    String table = value(uri, "table");
    if (table != null
        && (table.isEmpty() || table.length() > LONGEST_TABLE || table.indexOf('\0') >= 0)) {
      throw new InvalidInputException(
          "table must be the name of a table, of 1 to "
              + LONGEST_TABLE
              + " characters, without NUL.");
    }
    return table;
  }

  private static @Nullable String oneOf(UriInfo uri, String name, List<String> known) {
    String value = value(uri, name);
    if (value != null && !known.contains(value)) {
      throw new InvalidInputException(name + " must be one of " + String.join(", ", known) + ".");
    }
    return value;
  }

  private static @Nullable String value(UriInfo uri, String name) {
    return SingleValue.of(uri.getQueryParameters(), name);
  }
}
