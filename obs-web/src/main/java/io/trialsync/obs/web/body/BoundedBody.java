package io.trialsync.obs.web.body;

import io.trialsync.obs.web.error.BodyTooLargeException;
import io.trialsync.obs.web.error.InvalidInputException;
import io.trialsync.obs.web.error.UnsupportedBodyException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A request body, inflated where it was compressed, that ends in a refusal when it is too long. */
public final class BoundedBody extends InputStream {

  /** Most bytes of a body, counted after inflation: plans of Spark reach 23 MB. */
  public static final long MAX_BYTES = 32L * 1024 * 1024;

  private static final int WINDOW = 8 * 1024;

  private final InputStream content;
  private long bytes;

  private BoundedBody(InputStream content) {
    this.content = content;
  }

  /**
   * The content of a body as its headers describe it; reads nothing of one that announces too much.
   */
  public static InputStream open(
      InputStream wire, @Nullable String contentEncoding, @Nullable String contentLength)
      throws IOException {
    if (announces(contentLength) > MAX_BYTES) {
      throw tooLarge();
    }
    String encoding =
        contentEncoding == null ? "" : contentEncoding.strip().toLowerCase(Locale.ROOT);
    return switch (encoding) {
      case "", "identity" -> new BoundedBody(wire);
      case "gzip", "x-gzip" -> new BoundedBody(inflating(wire));
      default ->
          throw new UnsupportedBodyException("Content-Encoding must be gzip, identity or absent.");
    };
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      int count = content.read(buffer, offset, length);
      bytes += Math.max(count, 0);
      if (bytes > MAX_BYTES) {
        throw tooLarge();
      }
      return count;
    } catch (ZipException | EOFException damaged) {
      throw notGzip(damaged);
    }
  }

  @Override
  public void close() throws IOException {
    content.close();
  }

  private static InputStream inflating(InputStream wire) throws IOException {
    try {
      return new GZIPInputStream(wire, WINDOW);
    } catch (ZipException | EOFException damaged) {
      throw notGzip(damaged);
    }
  }

  private static BodyTooLargeException tooLarge() {
    return new BodyTooLargeException(
        "The body must not exceed %d MB after inflation.".formatted(MAX_BYTES / (1024 * 1024)));
  }

  private static InvalidInputException notGzip(IOException cause) {
    var refusal = new InvalidInputException("The body is not valid gzip, or it is cut off.");
    refusal.initCause(cause);
    return refusal;
  }

  private static long announces(@Nullable String contentLength) {
    if (contentLength == null || !contentLength.strip().matches("\\d{1,18}")) {
      return 0; // chunked; the count while reading decides
    }
    return Long.parseLong(contentLength.strip());
  }
}
