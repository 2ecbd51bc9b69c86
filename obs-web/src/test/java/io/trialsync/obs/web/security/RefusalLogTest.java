package io.trialsync.obs.web.security;

import static io.trialsync.obs.web.security.TokenMint.claims;
import static io.trialsync.obs.web.security.TokenMint.hs256;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.masking.Masker;
import io.trialsync.obs.web.limit.TestLimits;
import java.net.URISyntaxException;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.resteasy.core.interception.jaxrs.PreMatchContainerRequestContext;
import org.jboss.resteasy.mock.MockHttpRequest;
import org.jboss.resteasy.spi.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is written down of a refused token: why, and by what it can be told from others. */
class RefusalLogTest {

  private static final String CANARY = "CANARYf017x";

  private final Logger logger = Logger.getLogger(BearerFilter.class.getName());
  private final List<String> lines = new ArrayList<>();
  private final Handler recorder =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          lines.add(
              line.getLevel()
                  + " "
                  + MessageFormat.format(line.getMessage(), line.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    logger.addHandler(recorder);
  }

  @AfterEach
  void stopListening() {
    logger.removeHandler(recorder);
  }

  @Test
  @Tag("J24")
  void writesTheReasonAndAFingerprintAndNothingElse() throws Exception {
    for (String claim : List.of("iss", "aud", "sub", "tenant", "typ", "jti")) {
      String token = hs256(new byte[32], "{\"alg\":\"HS256\",\"kid\":\"" + CANARY + "\"}", "{}");
      String other = hs256(claims(claim, CANARY + "\r\nforged"));
      call("Bearer " + token);
      call("Bearer " + other);
    }
    assertThat(lines)
        .hasSizeGreaterThan(6)
        .allMatch(
            line -> line.matches("INFO event=token_refused reason=[A-Z_]+ fingerprint=[0-9a-f]{5}"))
        .noneMatch(line -> line.contains(CANARY));
  }

  @Test
  void writesTheSameFingerprintForTheSameTokenOnly() throws Exception {
    call("Bearer x");
    call("Bearer x");
    call("Bearer y");
    assertThat(lines.get(0)).isEqualTo(lines.get(1)).isNotEqualTo(lines.get(2));
    assertThat(lines.get(0)).endsWith("fingerprint=2d711");
  }

  @Test
  void writesNoFingerprintThatTheLogWouldMask() {
    String texts =
        IntStream.range(0, 1 << 20)
            .mapToObj("event=token_refused fingerprint=%05x"::formatted)
            .filter(text -> !Masker.mask(text).equals(text))
            .limit(3)
            .collect(Collectors.joining("\n"));
    assertThat(texts).isEmpty();
  }

  @Test
  void writesNothingOfGoodTokensAndOfCallersWithoutOne() throws Exception {
    call("Bearer " + hs256(claims()));
    call("Basic eDp5");
    assertThat(lines).isEmpty();
    call("Bearer x");
    assertThat(lines).hasSize(1);
  }

  private void call(String authorization) throws URISyntaxException {
    var verifier = new TokenVerifier(List.of(TokenMint.sharedSecretIssuer()), TokenMint.CLOCK);
    var unlimited = TestLimits.of(0, 0, 0, 0);
    HttpRequest request = MockHttpRequest.get("/").header("Authorization", authorization);
    new BearerFilter(
            verifier,
            new Caller(),
            unlimited.limits.badTokens(),
            unlimited.remote(),
            unlimited.refusals)
        .filter(new PreMatchContainerRequestContext(request, null, null));
  }
}
