package io.trialsync.obs.launcher.bench;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads HTTP/1.1 answers off a connection that is kept alive, one after another. Reuses its buffers
 * and skips the body unless it is asked for.
 */
final class HttpAnswerReader {
  private static final int LONGEST_LINE = 16_384;
  private static final int UNTIL_CLOSE = -1;

  private final InputStream in;
  private final byte[] buffer = new byte[65_536];
  private final byte[] line = new byte[LONGEST_LINE];
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final StringBuilder head = new StringBuilder();
  private int position;
  private int limit;
  private long length;
  private boolean chunked;
  private boolean closing;

  HttpAnswerReader(InputStream in) {
    this.in = in;
  }

  /** Reads one whole answer and gives its status; interim answers (1xx) are passed over. */
  int read(boolean keepBody) throws IOException {
    body.reset();
    int status = readHead(keepBody);
    while (status < 200) {
      status = readHead(keepBody);
    }
    if (status != 204 && status != 304) {
      readBody(keepBody);
    }
    return status;
  }

  /** Whether the server will not take another request on this connection. */
  boolean closing() {
    return closing;
  }

  /** Body of the last answer that was read with it. */
  String body() {
    return body.toString(StandardCharsets.UTF_8);
  }

  /** Headers of the last answer that was read with its body, a line each. */
  String head() {
    return head.toString();
  }

  private int readHead(boolean keep) throws IOException {
    head.setLength(0);
    int status = statusOf(readLine());
    length = UNTIL_CLOSE;
    chunked = false;
    closing = false;
    for (int size = readLine(); size > 0; size = readLine()) {
      readHeader(size);
      if (keep) {
        head.append(text(0, size)).append('\n');
      }
    }
    return status;
  }

  private int statusOf(int size) throws IOException {
    String text = text(0, size);
    if (!text.matches("HTTP/1\\.[01] \\d{3}( .*)?")) {
      throw new IOException("not an HTTP answer");
    }
    return Integer.parseInt(text.substring(9, 12));
  }

  /** Looks only at the three headers that say where the answer ends. */
  private void readHeader(int size) throws IOException {
    switch (line[0] | 0x20) {
      case 'c' -> {
        if (named("content-length:", size)) {
          length = parseLength(valueAfter("content-length:", size), 10);
        } else if (named("connection:", size)) {
          closing = valueAfter("connection:", size).toLowerCase(Locale.ROOT).contains("close");
        }
      }
      case 't' -> {
        if (named("transfer-encoding:", size)) {
          chunked = valueAfter("transfer-encoding:", size).equalsIgnoreCase("chunked");
        }
      }
      default -> {}
    }
  }

  private void readBody(boolean keep) throws IOException {
    if (chunked) {
      readChunks(keep);
    } else if (length == UNTIL_CLOSE) {
      closing = true;
      while (fill()) {
        take(limit - position, keep);
      }
    } else {
      readBytes(length, keep);
    }
  }

  private void readChunks(boolean keep) throws IOException {
    long size = chunkSize();
    while (size > 0) {
      readBytes(size, keep);
      readLine();
      size = chunkSize();
    }
    int trailer = readLine();
    while (trailer > 0) {
      trailer = readLine();
    }
  }

  private long chunkSize() throws IOException {
    return parseLength(text(0, readLine()).split(";", 2)[0].strip(), 16);
  }

  private static long parseLength(String text, int radix) throws IOException {
    try {
      long parsed = Long.parseLong(text, radix);
      if (parsed >= 0) {
        return parsed;
      }
    } catch (NumberFormatException e) {
      throw new IOException("not a length of an HTTP answer", e);
    }
    throw new IOException("a negative length of an HTTP answer");
  }

  private void readBytes(long count, boolean keep) throws IOException {
    long left = count;
    while (left > 0) {
      if (!fill()) {
        throw new EOFException("the answer ended early");
      }
      int part = (int) Math.min(left, limit - position);
      take(part, keep);
      left -= part;
    }
  }

  private void take(int count, boolean keep) {
    if (keep) {
      body.write(buffer, position, count);
    }
    position += count;
  }

  private int readLine() throws IOException {
    int size = 0;
    while (true) {
      if (!fill()) {
        throw new EOFException("the connection was closed");
      }
      byte next = buffer[position++];
      if (next == '\n') {
        return size > 0 && line[size - 1] == '\r' ? size - 1 : size;
      }
      if (size == LONGEST_LINE) {
        throw new IOException("a header line of more than " + LONGEST_LINE + " bytes");
      }
      line[size++] = next;
    }
  }

  private boolean fill() throws IOException {
    if (position < limit) {
      return true;
    }
    position = 0;
    limit = Math.max(0, in.read(buffer));
    return limit > 0;
  }

  private boolean named(String lowerCaseName, int size) {
    if (size < lowerCaseName.length()) {
      return false;
    }
    for (int i = 0; i < lowerCaseName.length(); i++) {
      if (Character.toLowerCase((char) line[i]) != lowerCaseName.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private String valueAfter(String name, int size) {
    return text(name.length(), size).strip();
  }

  private String text(int from, int to) {
    return new String(line, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
