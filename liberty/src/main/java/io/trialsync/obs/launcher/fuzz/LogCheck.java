package io.trialsync.obs.launcher.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks in what a server has written for signs that it did not foresee a request. */
final class LogCheck {
  private static final int MOST_SHOWN = 5;
  private static final int LONGEST_SHOWN = 400;
  private static final Pattern UNFORESEEN =
      Pattern.compile(
          "\"(?:level|loglevel)\"\\s*:\\s*\"(?:ERROR|SEVERE|FATAL)\""
              + "|\\bat [a-z][\\w.$/@]+\\([A-Z]\\w+\\.java:\\d+\\)");

  /** That a worker has reported a failure is no failure of the server. */
  private static final String OF_A_RUN = "\"msg\":\"run ";

  private final Path log;
  private final Path reports;
  private final long linesBefore;
  private final long reportsBefore;

  /** Begins to look; what was written before is of no matter. */
  LogCheck(Path logs) throws IOException {
    log = logs.resolve("server.log");
    reports = logs.resolve("ffdc");
    linesBefore = lines().size();
    reportsBefore = reports();
  }

  /** What is wrong with what was written since, and with its reports of failures, in words. */
  List<String> faults() throws IOException {
    var faults = new ArrayList<String>();
    List<String> bad =
        lines().stream()
            .skip(linesBefore)
            .filter(line -> !line.contains(OF_A_RUN))
            .filter(line -> UNFORESEEN.matcher(line).find())
            .toList();
    if (!bad.isEmpty()) {
      faults.add("%d lines of the log are errors or stacks:".formatted(bad.size()));
      bad.stream().limit(MOST_SHOWN).map(LogCheck::shown).forEach(faults::add);
    }
    if (reports() > reportsBefore) {
      faults.add("%d reports of failures in %s".formatted(reports() - reportsBefore, reports));
    }
    return faults;
  }

  private List<String> lines() throws IOException {
    try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
      return lines.toList();
    }
  }

  private long reports() throws IOException {
    if (!Files.isDirectory(reports)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(reports)) {
      return files.filter(file -> file.toString().endsWith(".log")).count();
    }
  }

  private static String shown(String line) {
    return "  " + (line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…");
  }
}
