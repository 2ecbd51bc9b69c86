package io.trialsync.obs.web.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.trialsync.obs.web.error.BodyTooLargeException;
import io.trialsync.obs.web.error.InvalidInputException;
import io.trialsync.obs.web.error.UnsupportedBodyException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bodies are counted after inflation and refused when they are too long. */
@Tag("I11")
class BoundedBodyTest {

  private static final byte[] TEXT = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

  @Test
  void readsPlainAndInflatedBodies() throws IOException {
    for (String encoding : Arrays.asList(null, "", "identity")) {
      assertThat(read(TEXT, encoding)).isEqualTo(TEXT.length);
    }
    assertThat(read(gzip(TEXT), "gzip")).isEqualTo(TEXT.length);
    assertThat(read(gzip(TEXT), "GZIP")).isEqualTo(TEXT.length);
  }

  @Test
  void takesExactlyTheLimitAndNotOneByteMore() throws IOException {
    var full = new byte[(int) BoundedBody.MAX_BYTES];
    assertThat(read(full, null)).isEqualTo(BoundedBody.MAX_BYTES);
    var over = new byte[full.length + 1];
    assertThatExceptionOfType(BodyTooLargeException.class)
        .isThrownBy(() -> read(over, null))
        .withMessage("The body must not exceed 32 MB after inflation.");
  }

  @Test
  void countsInflatedBytes() throws IOException {
    byte[] bomb = gzip(new byte[(int) BoundedBody.MAX_BYTES + 1]);
    assertThat(bomb.length).isLessThan(100_000);
    assertThatExceptionOfType(BodyTooLargeException.class).isThrownBy(() -> read(bomb, "gzip"));
  }

  @Test
  void readsNothingOfABodyThatAnnouncesTooMuch() {
    var untouched = new ByteArrayInputStream(TEXT);
    String length = String.valueOf(BoundedBody.MAX_BYTES + 1);
    assertThatExceptionOfType(BodyTooLargeException.class)
        .isThrownBy(() -> BoundedBody.open(untouched, null, length));
    assertThat(untouched.available()).isEqualTo(TEXT.length);
  }

  @Test
  void refusesDamagedGzip() throws IOException {
    byte[] whole = gzip(TEXT);
    byte[] cutOff = Arrays.copyOf(whole, whole.length - 5);
    byte[] flipped = whole.clone();
    flipped[12] ^= 0x55;
    for (byte[] damaged : new byte[][] {TEXT, {}, cutOff, flipped}) {
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> read(damaged, "gzip"))
          .withMessage("The body is not valid gzip, or it is cut off.");
    }
  }

  @Test
  void refusesOtherEncodings() {
    assertThatExceptionOfType(UnsupportedBodyException.class)
        .isThrownBy(() -> read(TEXT, "br"))
        .withMessageContaining("gzip, identity or absent");
  }

  private static long read(byte[] wire, String encoding) throws IOException {
    try (InputStream body = BoundedBody.open(new ByteArrayInputStream(wire), encoding, null)) {
      return body.transferTo(OutputStream.nullOutputStream());
    }
  }

  private static byte[] gzip(byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }
}
