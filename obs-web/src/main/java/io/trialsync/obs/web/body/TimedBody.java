package io.trialsync.obs.web.body;

import io.trialsync.obs.web.error.InvalidInputException;
import io.trialsync.obs.web.error.SlowBodyException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A body that must come within a time, however many bytes it has. The time-out of the connection
 * begins anew with each byte, so one byte now and then would hold a thread for hours.
 */
final class TimedBody extends InputStream {

  private final InputStream wire;
  private final Duration longest;
  private final LongSupplier nanoTime;
  private final long start;

  /** A body whose time begins now. */
  TimedBody(InputStream wire, Duration longest, LongSupplier nanoTime) {
    this.wire = wire;
    this.longest = longest;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  @Override
  public int read() {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    try {
      int count = wire.read(buffer, offset, length);
      if (count > 0 && nanoTime.getAsLong() - start > longest.toNanos()) {
        throw tooSlow();
      }
      return count;
    } catch (SocketTimeoutException silence) {
      throw tooSlow();
    } catch (IOException broken) {
      throw brokenOff(broken);
    }
  }

  @Override
  public void close() throws IOException {
    wire.close();
  }

  private SlowBodyException tooSlow() {
    return new SlowBodyException(
        "The body must come within %d s, without long pauses.".formatted(longest.toSeconds()));
  }

  private static InvalidInputException brokenOff(IOException cause) {
    var refusal =
        new InvalidInputException("The body breaks off, or its chunks are not as HTTP has them.");
    refusal.initCause(cause);
    return refusal;
  }
}
