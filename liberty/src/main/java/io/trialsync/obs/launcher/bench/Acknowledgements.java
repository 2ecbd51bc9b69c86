package io.trialsync.obs.launcher.bench;

import io.trialsync.obs.launcher.client.CommandException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The file of events that the server has answered with success: one line {@code run_id EVENT} each,
 * written out as soon as the answer is there, so that it can be held against the server later.
 */
final class Acknowledgements {
  private final Writer writer;

  private Acknowledgements(Writer writer) {
    this.writer = writer;
  }

  static Acknowledgements append(String file) {
    try {
      return new Acknowledgements(
          Files.newBufferedWriter(
              Path.of(file), StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw CommandException.failure("The file " + file + " cannot be written.");
    }
  }

  synchronized void add(String runId, String event) {
    try {
      writer.write(runId + " " + event + "\n");
      writer.flush();
    } catch (IOException e) {
      throw CommandException.failure(
          "The file of acknowledged events cannot be written any more: is the disk full?");
    }
  }

  /** Every acknowledged run, and whether its end was acknowledged too. */
  static Map<String, Boolean> read(String file) {
    var ended = new LinkedHashMap<String, Boolean>();
    try (var lines = Files.lines(Path.of(file))) {
      lines
          .map(line -> line.split(" ", 2))
          .filter(words -> words.length == 2)
          .forEach(words -> ended.merge(words[0], words[1].equals("COMPLETE"), Boolean::logicalOr));
    } catch (NoSuchFileException e) {
      throw CommandException.failure("There is no file " + file + ".");
    } catch (IOException | UncheckedIOException e) {
      throw CommandException.failure("The file " + file + " cannot be read.");
    }
    return ended;
  }
}
