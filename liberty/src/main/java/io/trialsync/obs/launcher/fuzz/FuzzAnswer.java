package io.trialsync.obs.launcher.fuzz;

import java.util.Locale;
import java.util.Optional;

/**
 * What came back.
 *
 * @param head status line and headers, a line each
 * @param millis how long it took
 */
record FuzzAnswer(int status, String head, String body, long millis) {
  /** Stands in the place of a status where the connection ended without an answer. */
  static final int BROKEN = 0;

  static FuzzAnswer broken(String why, long millis) {
    return new FuzzAnswer(BROKEN, why, "", millis);
  }

  Optional<String> header(String name) {
    String start = name.toLowerCase(Locale.ROOT) + ":";
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
        .map(line -> line.substring(start.length()).strip())
        .findFirst();
  }

  String mediaType() {
    return header("content-type").orElse("none").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
