package io.trialsync.obs.ejb.console;

import io.trialsync.obs.ejb.log.LogLevel;
import io.trialsync.obs.ejb.log.LogLine;
import io.trialsync.obs.ejb.log.LogOutput;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Gathers what is printed until a line is whole, and writes that as one of ours. */
final class ConsoleStream extends OutputStream {
  /** Of a longer line the rest is left out: it would be cut anyway. */
  private static final int MOST_BYTES = 64 * 1024;

  private final LogOutput output;
  private final LogLevel level;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  ConsoleStream(LogOutput output, LogLevel level) {
    this.output = output;
    this.level = level;
  }

  @Override
  public synchronized void write(int next) {
    if (next == '\n') {
      endLine();
    } else if (line.size() < MOST_BYTES) {
      line.write(next);
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) {
    for (int i = from; i < from + length; i++) {
      write(bytes[i]);
    }
  }

  private void endLine() {
    String text = line.toString(StandardCharsets.UTF_8).strip();
    line.reset();
    if (!text.isEmpty()) {
      ServerLine said = ServerLine.read(text, level);
      if (output.lets(said.level())) {
        LogLine.of(output, output.clock().instant(), said.level(), said.kind(), said.message())
            .write();
      }
    }
    output.tellWhatWasLeftOut();
  }
}
