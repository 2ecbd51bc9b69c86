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

  /**
   * The lines that the server has printed by now, without what Liberty tells of itself: it loads
   * parts when they are first needed, whoever's request that is; and without those of runs.
   */
  static List<String> lines() {
    return text(logs().resolve("server.log"))
        .lines()
        .filter(line -> !line.contains("\"level\":\"DEBUG\"") && !line.contains("\"msg\":\"run "))
        .filter(line -> !line.contains("\"level\":\"INFO\"") || line.contains("\"msg\":\"event="))
        .toList();
  }

  /** Every line that it has printed by now; the start script begins with an empty one. */
  static List<String> allLines() {
    return decoded(logs().resolve("server.log")).lines().filter(line -> !line.isEmpty()).toList();
  }

  /** How many failures it has written a report of, which nobody foresaw. */
  static long failureReports() {
    return files().stream().filter(file -> file.toString().contains("/ffdc/")).count();
  }

  /** Everything that was written by now, also by the database. */
  static String text() {
    var all = new StringBuilder();
    files().forEach(file -> all.append(text(file)));
    return all.toString();
  }

  private static Path logs() {
    return RealServer.get().dataDirectory().resolve("logs");
  }

  private static List<Path> files() {
    try (Stream<Path> logs = Files.walk(logs())) {
      return logs.filter(Files::isRegularFile).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String decoded(Path file) {
    return new String(text(file).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
