package io.trialsync.obs.launcher.client;

import io.trialsync.obs.launcher.token.DevIssuer;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the token that a command sends: given, from {@code OBS_TOKEN}, or of the dev issuer. */
public final class AccessToken {
  private static final Duration TTL = Duration.ofHours(1);

  private AccessToken() {}

  /** A token that is good for the scope for an hour, unless somebody chose it himself. */
  public static String of(@Nullable String given, Map<String, String> environment, String scope) {
    String token = given != null ? given : environment.get("OBS_TOKEN");
    if (token == null || token.isBlank()) {
      return DevIssuer.token(scope, null, TTL);
    }
    if (!token.strip().matches("[\\x21-\\x7e]+")) {
      throw CommandException.usage(
          "The token has characters that cannot be in a token; see ./obs token.");
    }
    return token.strip();
  }

  /** What to say when the server refuses the token. */
  public static CommandException refused(int status) {
    return CommandException.failure(
        "The server refused the token (%d): ./obs token makes one for the server of this checkout,"
                .formatted(status)
            + " for another server set OBS_TOKEN.");
  }
}
