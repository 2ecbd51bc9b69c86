package io.trialsync.obs.web.limit;

import io.trialsync.obs.ejb.metrics.RefusalMetrics;
import io.trialsync.obs.web.error.Problem;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Refuses requests beyond the quotas of a route, after it is known who asks and before the body is
 * read, and tells callers what they have left.
 */
public final class LimitFilter implements ContainerRequestFilter, ContainerResponseFilter {

  /** After who asks is known, before what he may do is looked at. */
  public static final int PRIORITY = (Priorities.AUTHENTICATION + Priorities.AUTHORIZATION) / 2;

  private static final String POLICY = "RateLimit-Policy";
  private static final String STATE = "RateLimit";
  private static final String VERDICTS = "io.trialsync.obs.verdicts";

  private final int status;
  private final List<Rule> rules;
  private final RefusalMetrics refusals;

  /** A filter that answers that status to what goes beyond one of the rules, tried in order. */
  LimitFilter(int status, List<Rule> rules, RefusalMetrics refusals) {
    this.status = status;
    this.rules = rules.stream().filter(rule -> !rule.quota().isOff()).toList();
    this.refusals = refusals;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    var requester = (Requester) request.getProperty(Requester.PROPERTY);
    Objects.requireNonNull(requester, "A limit needs to know who asks.");
    List<Verdict> verdicts = new ArrayList<>(rules.size());
    request.setProperty(VERDICTS, verdicts);
    for (Rule rule : rules) {
      Verdict verdict = rule.judge(requester);
      verdicts.add(verdict);
      if (!verdict.accepted()) {
        refusals.count(rule.refusal());
        request.abortWith(refusal(status, verdict));
        return;
      }
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(VERDICTS) instanceof List<?> verdicts && !verdicts.isEmpty()) {
      var headers = response.getHeaders();
      headers.putSingle(POLICY, joined(verdicts, Verdict::policy));
      headers.putSingle(STATE, joined(verdicts, Verdict::state));
    }
  }

  private static String joined(List<?> verdicts, Function<Verdict, String> part) {
    return verdicts.stream()
        .map(verdict -> part.apply((Verdict) verdict))
        .collect(Collectors.joining(", "));
  }

  static Response refusal(int status, Verdict verdict) {
    return Problem.of(
            status,
            "More than %d requests within a second; wait as long as Retry-After says."
                .formatted(verdict.limit()))
        .answer()
        .header(HttpHeaders.RETRY_AFTER, verdict.secondsToWait())
        .build();
  }
}
