package io.trialsync.obs.web.security;

import static io.trialsync.obs.web.security.TokenMint.claims;
import static io.trialsync.obs.web.security.TokenMint.rs256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When an issuer is asked for its keys, and what happens when it does not answer well. */
class KeyFetchingTest {

  private static RSAKey key;
  private static RSAKey fresh;

  private final MovingClock clock = new MovingClock();
  private PublishedKeys published;
  private TokenVerifier verifier;
  private int minted;

  @BeforeAll
  static void makeKeys() throws Exception {
    key = new RSAKeyGenerator(2048).keyID("sig-1").generate();
    fresh = new RSAKeyGenerator(2048).keyID("sig-2").generate();
  }

  @BeforeEach
  void publish() throws Exception {
    published = new PublishedKeys(key);
    var company = TokenMint.issuer("https://sso.example.org", published.keys(clock));
    verifier = new TokenVerifier(List.of(company), clock);
  }

  @AfterEach
  void close() {
    published.close();
  }

  @Test
  void fetchesKeysWhenTheFirstTokenComesAndAgainWhenTheyAreOld() throws Exception {
    assertThat(published.fetches).hasValue(0);
    for (int i = 0; i < 20; i++) {
      assertThat(verify(key).tenantId()).isEqualTo("acme");
    }
    assertThat(published.fetches).hasValue(1);
    clock.move(Duration.ofMinutes(5));
    verify(key);
    verify(key);
    assertThat(published.fetches).hasValue(2);
  }

  @Test
  @Tag("J18")
  void asksTheIssuerOnceInThirtySecondsForUnknownKeyIds() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      assertRefused(unknownKeyId("cold" + i));
    }
    assertThat(published.fetches.get()).isLessThanOrEqualTo(2);
    int before = published.fetches.get();
    clock.move(Duration.ofSeconds(29));
    assertRefused(unknownKeyId("soon"));
    assertThat(published.fetches).hasValue(before);
    clock.move(Duration.ofSeconds(1));
    for (int i = 0; i < 1_000; i++) {
      assertRefused(unknownKeyId("later" + i));
    }
    assertThat(published.fetches).hasValue(before + 1);
    assertThat(verify(key)).isNotNull();
  }

  @Test
  @Tag("C16")
  void learnsANewKeyWithoutARestartAndForgetsAWithdrawnOne() throws Exception {
    verify(key);
    published.body = new JWKSet(List.of(key, fresh)).toString(true);
    assertThat(verify(fresh)).isNotNull();
    assertThat(verify(key)).isNotNull();
    assertThat(published.fetches).hasValue(2);

    published.body = new JWKSet(List.of(fresh)).toString(true);
    assertThat(verify(key)).isNotNull();
    clock.move(Duration.ofMinutes(5));
    assertThat(verify(fresh)).isNotNull();
    assertRefused(mint(key));
  }

  @Test
  @Tag("C17")
  void saysThatKeysAreAwayRatherThanThatTheTokenIsBad() throws Exception {
    published.status = 500;
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() -> verify(key)).isInstanceOf(KeysUnavailableException.class);
    }
    assertThat(published.fetches).hasValue(1);
    assertThat(verifier.readiness()).containsExactly(false);
    published.status = 200;
    clock.move(KeyCache.RETRY_WITHOUT_KEYS);
    assertThat(verifier.readiness()).containsExactly(true);
    assertThat(verify(key)).isNotNull();
  }

  @Test
  @Tag("C17")
  void keepsTheOldKeysForHoursWhateverTheIssuerAnswers() throws Exception {
    verify(key);
    String manyKeys = "{\"keys\":[" + "{},".repeat(10_000) + "{}]}";
    for (String rubbish :
        List.of(
            "<html>",
            "",
            "{}",
            "{\"keys\":1}",
            manyKeys,
            "[".repeat(10_000),
            " ".repeat(5_000_000) + published.body)) {
      published.body = rubbish;
      clock.move(Duration.ofMinutes(5));
      int before = published.fetches.get();
      assertThat(verify(key)).isNotNull();
      assertThat(published.fetches).hasValue(before + 1);
    }
    published.status = 404;
    clock.move(Duration.ofHours(3));
    assertThat(verify(key)).isNotNull();
    clock.move(Duration.ofHours(1));
    assertThatThrownBy(() -> verify(key)).isInstanceOf(KeysUnavailableException.class);
  }

  @Test
  @Tag("C17")
  void asksOneIssuerAtATimeUntilAllAreReady() throws Exception {
    try (var away = new PublishedKeys(key);
        var there = new PublishedKeys(key)) {
      away.status = 500;
      var issuers =
          List.of(
              TokenMint.issuer("away", away.keys(clock)),
              TokenMint.issuer("there", there.keys(clock)));
      var both = new TokenVerifier(issuers, clock);
      both.readiness();
      assertThat(both.readiness()).containsExactlyInAnyOrder(true, false);
      assertThat(away.fetches).hasValue(1);
      assertThat(there.fetches).hasValue(1);
    }
  }

  @Test
  @Tag("C17")
  void readsNoMoreThanABoundedList() {
    published.body = " ".repeat(5_000_000) + published.body;
    assertThatThrownBy(() -> verify(key)).isInstanceOf(KeysUnavailableException.class);
    published.body = published.body.strip();
    clock.move(KeyCache.RETRY_WITHOUT_KEYS);
    assertThat(catchThrowable(() -> verify(key))).isNull();
  }

  @Test
  @Tag("C17")
  void takesTheKeysThatItCanReadFromAmongOthers() throws Exception {
    String ours = key.toPublicJWK().toJSONString();
    published.body = "{\"keys\":[1,null,[],{},{\"kty\":\"LMS\"},{\"kty\":\"RSA\"}," + ours + "]}";
    assertThat(verify(key)).isNotNull();
  }

  @Test
  @Tag("C17")
  void waitsSomeSecondsForAnIssuerThatHangsAndLetsNobodyElseWait() throws Exception {
    var impatient = published.keys(clock, Duration.ofSeconds(3));
    var company = TokenMint.issuer("https://sso.example.org", impatient);
    verifier = new TokenVerifier(List.of(company), clock);
    verify(key);
    published.hangs = Optional.of(new CountDownLatch(1));
    clock.move(Duration.ofMinutes(5));
    int before = published.fetches.get();
    ExecutorService callers = Executors.newFixedThreadPool(8);
    List<String> tokens = Stream.generate(() -> mint(key)).limit(200).toList();
    long start = System.nanoTime();
    List<Future<AccessToken>> answers = new ArrayList<>();
    for (String token : tokens) {
      answers.add(callers.submit(() -> verifier.verify(token)));
    }
    for (Future<AccessToken> answer : answers) {
      assertThat(answer.get().tenantId()).isEqualTo("acme");
    }
    callers.shutdownNow();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    assertThat(published.fetches).hasValue(before + 1);
  }

  @Test
  @Tag("J15")
  void doesNotFollowTheIssuerToAnotherAddress() throws Exception {
    try (var elsewhere = new PublishedKeys(key)) {
      published.status = 302;
      published.redirect = Optional.of(elsewhere.address().toString());
      assertThatThrownBy(() -> verify(key)).isInstanceOf(KeysUnavailableException.class);
      assertThat(published.fetches).hasValue(1);
      assertThat(elsewhere.fetches).hasValue(0);
    }
  }

  @Test
  @Tag("C18")
  void goesOnFetchingWhenTheClockIsSetBack() throws Exception {
    verify(key);
    clock.move(Duration.ofMinutes(-10));
    published.body = new JWKSet(List.of(key, fresh)).toString(true);
    assertThat(verify(fresh)).isNotNull();
  }

  private AccessToken verify(RSAKey signer) throws Exception {
    return verifier.verify(mint(signer));
  }

  /** A new token each time, so that none is remembered. */
  private String mint(RSAKey signer) {
    Map<String, Object> claims = claims("jti", "t" + minted++);
    claims.put("exp", clock.instant().getEpochSecond() + 600);
    return rs256(signer, claims);
  }

  /** Not really signed: the key is looked for first, and signing thousands takes seconds. */
  private static String unknownKeyId(String keyId) {
    return Base64URL.encode("{\"alg\":\"RS256\",\"kid\":\"" + keyId + "\"}")
        + "."
        + Base64URL.encode(JSONObjectUtils.toJSONString(claims()))
        + ".c2ln";
  }

  private void assertRefused(String token) {
    assertThat(catchThrowable(() -> verifier.verify(token)))
        .isInstanceOf(InvalidTokenException.class);
  }
}
