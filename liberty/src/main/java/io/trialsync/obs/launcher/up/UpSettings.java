package io.trialsync.obs.launcher.up;

import io.trialsync.obs.launcher.client.Checkout;
import io.trialsync.obs.launcher.client.CommandException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code ./obs up} starts, and where.
 *
 * @param database the database of the operator; empty when one is to be embedded
 * @param environment all of it, for the server
 */
public record UpSettings(
    Checkout checkout,
    int httpPort,
    int managementPort,
    Optional<DatabaseAddress> database,
    Map<String, String> environment) {

  /** Reads the settings that concern the launcher; the server checks the others itself. */
  public static UpSettings of(Map<String, String> environment) {
    return new UpSettings(
        Checkout.of(environment),
        port(environment, "OBS_HTTP_PORT", 9080),
        port(environment, "OBS_MANAGEMENT_PORT", 9081),
        DatabaseAddress.of(environment),
        Map.copyOf(new HashMap<>(environment)));
  }

  private static int port(Map<String, String> environment, String key, int usual) {
    String text = environment.getOrDefault(key, "").strip();
    if (text.isEmpty()) {
      return usual;
    }
    if (text.matches("[0-9]{1,5}")) {
      int port = Integer.parseInt(text);
      if (port >= 1 && port <= 65_535) {
        return port;
      }
    }
    throw CommandException.usage(
        "Setting " + key + "=" + text + " is not a whole number from 1 to 65535.");
  }
}
