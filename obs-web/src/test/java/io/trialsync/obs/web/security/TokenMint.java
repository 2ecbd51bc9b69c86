package io.trialsync.obs.web.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Mints good and bad tokens; a good one is the positive control of each test. */
final class TokenMint {

  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final byte[] SECRET =
      "0123456789abcdefghijklmnopqrstuv".getBytes(StandardCharsets.US_ASCII);

  static final ClaimNames CLAIM_NAMES =
      new ClaimNames(
          List.of("scope", "scp", "realm_access.roles"),
          "tenant",
          false,
          List.of("azp", "client_id", "cid", "appid", "sub"));

  private TokenMint() {}

  static Issuer sharedSecretIssuer() {
    return issuer("https://sso.example.org", new SharedSecret(SECRET));
  }

  static Issuer issuer(String name, SignatureCheck signature) {
    return new Issuer(name, signature, List.of("obs"), CLAIM_NAMES);
  }

  static Map<String, Object> claims() {
    var claims = new LinkedHashMap<String, Object>();
    claims.put("iss", "https://sso.example.org");
    claims.put("aud", "obs");
    claims.put("exp", NOW.getEpochSecond() + 600);
    claims.put("azp", "etl-worker");
    claims.put("scope", "obs.write obs.read");
    claims.put("tenant", "acme");
    return claims;
  }

  static Map<String, Object> claims(String name, Object value) {
    var claims = claims();
    claims.put(name, value);
    return claims;
  }

  static Map<String, Object> claimsWithout(String name) {
    var claims = claims();
    claims.remove(name);
    return claims;
  }

  static String hs256(Map<String, Object> claims) {
    return hs256(
        SECRET, "{\"alg\":\"HS256\",\"typ\":\"JWT\"}", JSONObjectUtils.toJSONString(claims));
  }

  /** Signs any header and payload texts, also those that no library would write. */
  static String hs256(byte[] secret, String header, String payload) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      String signed = Base64URL.encode(header) + "." + Base64URL.encode(payload);
      return signed
          + "."
          + Base64URL.encode(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A good payload in which one claim has that text as its JSON, whatever it is. */
  static String payloadWithRaw(String name, String rawJson) {
    String payload = JSONObjectUtils.toJSONString(claimsWithout(name));
    return "{\"" + name + "\":" + rawJson + "," + payload.substring(1);
  }

  static String rs256(RSAKey key, Map<String, Object> claims) {
    return rsa(JWSAlgorithm.RS256, key, Map.of("kid", key.getKeyID()), claims);
  }

  static String rsa(
      JWSAlgorithm algorithm, RSAKey key, Map<String, Object> header, Map<String, Object> claims) {
    try {
      return signed(algorithm, new RSASSASigner(key.toPrivateKey(), true), header, claims);
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String hmac(JWSAlgorithm algorithm, byte[] secret, Map<String, Object> claims) {
    try {
      return signed(algorithm, new MACSigner(secret), Map.of(), claims);
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String signed(
      JWSAlgorithm algorithm,
      JWSSigner signer,
      Map<String, Object> header,
      Map<String, Object> claims) {
    try {
      var all = new LinkedHashMap<String, Object>(header);
      all.put("alg", algorithm.getName());
      var token = new JWSObject(JWSHeader.parse(all), new Payload(claims));
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException | ParseException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
