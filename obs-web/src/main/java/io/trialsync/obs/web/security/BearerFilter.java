package io.trialsync.obs.web.security;

import io.trialsync.obs.ejb.metrics.Refusal;
import io.trialsync.obs.ejb.metrics.RefusalMetrics;
import io.trialsync.obs.web.error.Problem;
import io.trialsync.obs.web.limit.BadTokens;
import io.trialsync.obs.web.limit.RemoteAddress;
import io.trialsync.obs.web.limit.Requester;
import io.trialsync.obs.web.security.InvalidTokenException.Reason;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.InetAddress;
import java.util.List;

/**
 * Finds out who calls, from the one Authorization header; tokens in addresses, forms and cookies
 * are never looked at. Registered by {@link RouteGuard} on every route that is not open to all.
 */
@Priority(Priorities.AUTHENTICATION)
class BearerFilter implements ContainerRequestFilter {

  private static final System.Logger LOG = System.getLogger(BearerFilter.class.getName());
  private static final String SCHEME = "Bearer ";
  private static final String NO_TOKEN = "Bearer realm=\"obs\"";
  private static final String BAD_TOKEN = "Bearer realm=\"obs\", error=\"invalid_token\"";
  private static final String NO_RIGHTS = "Bearer realm=\"obs\", error=\"insufficient_scope\"";

  private final TokenVerifier verifier;
  private final Caller caller;
  private final BadTokens badTokens;
  private final RemoteAddress remote;
  private final RefusalMetrics refusals;

  BearerFilter(
      TokenVerifier verifier,
      Caller caller,
      BadTokens badTokens,
      RemoteAddress remote,
      RefusalMetrics refusals) {
    this.verifier = verifier;
    this.caller = caller;
    this.badTokens = badTokens;
    this.remote = remote;
    this.refusals = refusals;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    List<String> headers = request.getHeaders().getOrDefault(HttpHeaders.AUTHORIZATION, List.of());
    if (headers.isEmpty() || (headers.size() == 1 && !isBearer(headers.get(0)))) {
      refusals.count(Refusal.NO_TOKEN);
      request.abortWith(refusal(NO_TOKEN, "This address needs a token: Authorization: Bearer …"));
      return;
    }
    InetAddress address = remote.current();
    String text = headers.size() == 1 ? headers.get(0).substring(SCHEME.length()) : "";
    if (badTokens.areTooManyFrom(address) && !verifier.hasAccepted(text)) {
      refusals.count(Refusal.BAD_TOKEN_RATE);
      request.abortWith(badTokens.refusal(address));
      return;
    }
    if (headers.size() > 1) {
      refuse(request, address, Reason.SEVERAL_HEADERS, String.join(",", headers));
      return;
    }
    try {
      identify(request, text);
    } catch (InvalidTokenException invalid) {
      refuse(request, address, invalid.reason(), text);
    } catch (KeysUnavailableException away) {
      request.abortWith(keysUnavailable());
    }
  }

  private void identify(ContainerRequestContext request, String text)
      throws InvalidTokenException, KeysUnavailableException {
    AccessToken token = verifier.verify(text);
    caller.identifyBy(token);
    request.setSecurityContext(new TokenSecurity(token, request.getSecurityContext()));
    request.setProperty(Requester.PROPERTY, token.requester());
  }

  /** The log learns why and a fingerprint, the caller neither: both would help who tries. */
  private void refuse(
      ContainerRequestContext request, InetAddress address, Reason reason, String text) {
    LOG.log(
        System.Logger.Level.INFO,
        "event=token_refused reason={0} fingerprint={1}",
        reason,
        TokenFingerprint.of(text));
    badTokens.count(address);
    refusals.count(Refusal.BAD_TOKEN);
    request.abortWith(reason == Reason.WRONG_TENANT ? noTenant() : badToken());
  }

  private static boolean isBearer(String header) {
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  private static Response badToken() {
    return refusal(BAD_TOKEN, "The token is not accepted.");
  }

  /** The token is genuine; what is wrong is what the issuer wrote for this client. */
  private static Response noTenant() {
    return Problem.of(403, "The token names no tenant that could be read.")
        .answer()
        .header(HttpHeaders.WWW_AUTHENTICATE, NO_RIGHTS)
        .build();
  }

  private static Response refusal(String challenge, String sentence) {
    return Problem.of(401, sentence)
        .answer()
        .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
        .build();
  }

  private static Response keysUnavailable() {
    return Problem.of(503, "Tokens cannot be checked now; send the request again later.")
        .answer()
        .header(HttpHeaders.RETRY_AFTER, 5)
        .build();
  }
}
