package io.trialsync.obs.launcher.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** Reads answers as servers write them, whole and byte by byte. */
class HttpAnswerReaderTest {

  @Test
  void readsAnswersOfGivenLengthOneAfterAnother() throws IOException {
    var reader =
        reader(
            "HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nok"
                + "HTTP/1.1 404 Not Found\r\ncontent-length: 5\r\n\r\nnever");
    assertThat(reader.read(true)).isEqualTo(201);
    assertThat(reader.body()).isEqualTo("ok");
    assertThat(reader.closing()).isFalse();
    assertThat(reader.read(true)).isEqualTo(404);
    assertThat(reader.body()).isEqualTo("never");
  }

  @Test
  void readsChunksWithExtensionsAndTrailers() throws IOException {
    var reader =
        reader(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "4;note=x\r\nabcd\r\nA\r\n0123456789\r\n0\r\nX-After: 1\r\n\r\n"
                + "HTTP/1.1 204 No Content\r\n\r\n");
    assertThat(reader.read(true)).isEqualTo(200);
    assertThat(reader.body()).isEqualTo("abcd0123456789");
    assertThat(reader.read(true)).isEqualTo(204);
    assertThat(reader.body()).isEmpty();
  }

  @Test
  void readsToTheEndWhereNoLengthIsGiven() throws IOException {
    var reader = reader("HTTP/1.0 200 OK\r\n\r\nall of it");
    assertThat(reader.read(true)).isEqualTo(200);
    assertThat(reader.body()).isEqualTo("all of it");
    assertThat(reader.closing()).isTrue();
  }

  @Test
  void seesThatTheServerCloses() throws IOException {
    var reader = reader("HTTP/1.1 200 OK\r\nConnection: Close\r\nContent-Length: 0\r\n\r\n");
    assertThat(reader.read(false)).isEqualTo(200);
    assertThat(reader.closing()).isTrue();
  }

  @Test
  void passesOverInterimAnswers() throws IOException {
    var reader =
        reader("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx");
    assertThat(reader.read(true)).isEqualTo(200);
    assertThat(reader.body()).isEqualTo("x");
  }

  @Test
  void skipsABodyThatNobodyWants() throws IOException {
    var reader =
        reader(
            "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"
                + "x".repeat(100_000)
                + "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n");
    assertThat(reader.read(false)).isEqualTo(200);
    assertThat(reader.body()).isEmpty();
    assertThat(reader.read(false)).isEqualTo(503);
  }

  @Test
  void refusesAnAnswerThatEndsEarly() {
    assertThatThrownBy(() -> reader("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf").read(true))
        .isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> reader("").read(true)).isInstanceOf(EOFException.class);
  }

  @Test
  void refusesWhatIsNotHttp() {
    assertThatThrownBy(() -> reader("SSH-2.0-OpenSSH\r\n").read(true))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> reader("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n").read(true))
        .isInstanceOf(IOException.class);
  }

  /** A reader whose connection gives one byte at a time, the worst that a network does. */
  private static HttpAnswerReader reader(String answers) {
    InputStream bytes = new ByteArrayInputStream(answers.getBytes(UTF_8));
    return new HttpAnswerReader(
        new InputStream() {
          @Override
          public int read() throws IOException {
            return bytes.read();
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            return bytes.read(into, offset, Math.min(1, length));
          }
        });
  }
}
