package io.trialsync.obs.ejb.alerting.render;

import java.util.LinkedHashMap;
import java.util.Map;

/** Puts secrets into files of their own, which Alertmanager reads at every message. */
final class Secrets {
  static final String FOLDER = "secrets";

  private final String folder;
  private final Map<String, String> files = new LinkedHashMap<>();

  /**
   * @param folder absolute, since Alertmanager looks for these files from where it was started
   */
  Secrets(String folder) {
    this.folder = folder;
  }

  /** The path of the file that holds the secret, and nothing after it. */
  String file(String name, String secret) {
    files.put(FOLDER + "/" + name, secret);
    return folder + "/" + FOLDER + "/" + name;
  }

  /** Contents by path inside of the folder. */
  Map<String, String> files() {
    return files;
  }

  @Override
  public String toString() {
    return "Secrets";
  }
}
