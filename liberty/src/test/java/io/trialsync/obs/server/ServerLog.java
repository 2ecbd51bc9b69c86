package io.trialsync.obs.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the server under test has written: its lines, and its reports of failures (FFDC). */
final class ServerLog {
  private ServerLog() {}

  /** How much there is by now, in lines; a report of a failure counts for all of its lines. */
  static long lines() {
    return files().stream().mapToLong(file -> text(file).lines().count()).sum();
  }

  /** Everything that was written by now. */
  static String text() {
    var all = new StringBuilder();
    files().forEach(file -> all.append(text(file)));
    return all.toString();
  }

  private static List<Path> files() {
    Path data = RealServer.get().dataDirectory();
    try (Stream<Path> logs = Files.walk(data.resolve("logs"))) {
      return logs.filter(Files::isRegularFile).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
