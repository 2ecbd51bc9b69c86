package io.trialsync.obs.web.security;

import io.trialsync.obs.web.error.Problem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
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

  private final TokenVerifier verifier;
  private final Caller caller;

  BearerFilter(TokenVerifier verifier, Caller caller) {
    this.verifier = verifier;
    this.caller = caller;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    List<String> headers = request.getHeaders().getOrDefault(HttpHeaders.AUTHORIZATION, List.of());
    if (headers.isEmpty() || (headers.size() == 1 && !isBearer(headers.get(0)))) {
      request.abortWith(refusal(NO_TOKEN, "This address needs a token: Authorization: Bearer …"));
      return;
    }
    if (headers.size() > 1) {
      request.abortWith(badToken());
      return;
    }
    try {
      AccessToken token = verifier.verify(headers.get(0).substring(SCHEME.length()));
      caller.identifyBy(token);
      request.setSecurityContext(new TokenSecurity(token, request.getSecurityContext()));
    } catch (InvalidTokenException invalid) {
      LOG.log(System.Logger.Level.DEBUG, "event=token_refused reason={0}", invalid.reason());
      request.abortWith(badToken());
    } catch (KeysUnavailableException away) {
      LOG.log(System.Logger.Level.WARNING, "event=token_keys_unavailable");
      request.abortWith(keysUnavailable());
    }
  }

  private static boolean isBearer(String header) {
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  private static Response badToken() {
    return refusal(BAD_TOKEN, "The token is not accepted.");
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
