package io.trialsync.obs.launcher.token;

import io.trialsync.obs.launcher.client.SecretFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;

/**
 * The file with the token by which the Alertmanager of this machine is let in by the server of
 * {@code ./obs up}; made again before it ends.
 */
public final class AlertsToken {
  /** Setting that names the file. */
  public static final String SETTING = "OBS_ALERTS_TOKEN_FILE";

  private static final String OPERATORS = "OBS_ALERTS_OPERATOR_TENANT";
  private static final Duration LONGEST_LIFE = Duration.ofHours(12);

  private final Path file;
  private final DevIssuerSecret secret;
  private final String tenant;
  private final Duration life;
  private Instant renewAt = Instant.EPOCH;

  /**
   * A token of that data directory's server.
   *
   * @param environment of the server: whose tokens tell of the alerts of all tenants, and how long
   *     tokens may live
   */
  public AlertsToken(Path dataDirectory, DevIssuerSecret secret, Map<String, String> environment) {
    file = file(dataDirectory);
    this.secret = secret;
    String operators = environment.getOrDefault(OPERATORS, "").strip();
    tenant = operators.isEmpty() ? "default" : operators;
    life = life(environment.getOrDefault("OBS_JWT_LONGEST_LIFE", ""));
  }

  /** Where the token of that data directory is. */
  public static Path file(Path dataDirectory) {
    return dataDirectory.resolve("alerts-token");
  }

  /** Writes a new one when half the life of the last is over. */
  public void renew() throws IOException {
    Instant now = Instant.now();
    if (now.isBefore(renewAt)) {
      return;
    }
    String token = DevIssuer.sign(secret, "obs.alerts", tenant, "alertmanager", now, life);
    SecretFile.replace(file, token);
    renewAt = now.plus(life.dividedBy(2));
  }

  private static Duration life(String longestLife) {
    try {
      Duration longest = longestLife.isBlank() ? LONGEST_LIFE : Duration.parse(longestLife.strip());
      return longest.compareTo(LONGEST_LIFE) < 0 ? longest : LONGEST_LIFE;
    } catch (DateTimeParseException theServerWillSaySo) {
      return LONGEST_LIFE;
    }
  }
}
