package io.trialsync.obs.web.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.trialsync.obs.web.error.InvalidInputException;
import io.trialsync.obs.web.error.SlowBodyException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("I12")
class TimedBodyTest {
  private static final long SECOND = 1_000_000_000;

  private final AtomicLong now = new AtomicLong();

  @Test
  void givesWhatComesInTime() throws IOException {
    now.set(7);
    assertThat(timed(new ByteArrayInputStream(new byte[] {1, 2, -1})).readAllBytes())
        .containsExactly(1, 2, -1);
    assertThat(timed(new ByteArrayInputStream(new byte[] {-1})).read()).isEqualTo(255);
  }

  @Test
  void endsABodyOfWhichOneByteComesNowAndThen() {
    InputStream dripping =
        new InputStream() {
          @Override
          public int read() {
            now.addAndGet(14 * SECOND);
            return 1;
          }
        };
    var body = timed(dripping);
    for (int i = 0; i < 4; i++) {
      assertThat(body.read()).isEqualTo(1);
    }
    assertThatExceptionOfType(SlowBodyException.class)
        .isThrownBy(body::read)
        .withMessageContaining("60 s");
  }

  @Test
  void takesSilenceForSlowAndABreakForTheFaultOfTheCaller() {
    assertThatExceptionOfType(SlowBodyException.class)
        .isThrownBy(() -> timed(failing(new SocketTimeoutException())).read());
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> timed(failing(new IOException("com.example.Secret"))).read())
        .withMessageNotContaining("Secret");
  }

  private TimedBody timed(InputStream wire) {
    return new TimedBody(wire, Duration.ofSeconds(60), now::get);
  }

  private static InputStream failing(IOException failure) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw failure;
      }
    };
  }
}
