package io.trialsync.obs.launcher.client;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where things are on this machine.
 *
 * @param home folder of the checkout
 * @param dataDirectory where the database, the logs and the development secret are kept
 */
public record Checkout(Path home, Path dataDirectory) {

  /** The checkout that {@code ./obs} was called in, with the data where the environment says. */
  public static Checkout of(Map<String, String> environment) {
    Path home = Path.of(System.getProperty("obs.home", ".")).toAbsolutePath().normalize();
    String given = environment.getOrDefault("OBS_DATA_DIR", "");
    Path data = given.isBlank() ? home.resolve(".obs") : Path.of(given.strip());
    return new Checkout(home, data.toAbsolutePath().normalize());
  }
}
