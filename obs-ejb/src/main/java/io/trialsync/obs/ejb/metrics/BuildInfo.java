package io.trialsync.obs.ejb.metrics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which build runs, as the build itself wrote it down. */
record BuildInfo(String version, String gitSha) {

  private static final String FILE = "/META-INF/obs-build.properties";
  private static final String UNKNOWN = "unknown";

  static BuildInfo load() {
    var properties = new Properties();
    try (InputStream file = BuildInfo.class.getResourceAsStream(FILE)) {
      if (file != null) {
        properties.load(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + FILE, e);
    }
    return new BuildInfo(known(properties, "version"), known(properties, "git_sha"));
  }

  /** A build outside a git checkout leaves the placeholder standing. */
  private static String known(Properties properties, String key) {
    String value = properties.getProperty(key, UNKNOWN);
    return value.isBlank() || value.startsWith("${") ? UNKNOWN : value;
  }
}
