package io.trialsync.obs.ejb.metrics;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** One rendered text, plain and, once somebody asked for it, packed. */
public final class Exposition {

  /** The media type of the Prometheus text format. */
  public static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final byte[] text;
  private byte @Nullable [] gzip;

  Exposition(byte[] text) {
    this.text = text;
  }

  /** The text itself; shared, not to be changed. */
  public byte[] text() {
    return text;
  }

  /** The text as gzip; shared, not to be changed. */
  public synchronized byte[] gzip() {
    if (gzip == null) {
      gzip = pack(text);
    }
    return gzip;
  }

  private static byte[] pack(byte[] text) {
    var packed = new ByteArrayOutputStream(text.length / 16 + 512);
    try (var out = new FastGzip(packed)) {
      out.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed", e);
    }
    return packed.toByteArray();
  }

  /** The fastest level: the text repeats itself so much that better ones gain little. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(ByteArrayOutputStream out) throws IOException {
      super(out, 65_536);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
