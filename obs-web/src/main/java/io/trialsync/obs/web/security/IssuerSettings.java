package io.trialsync.obs.web.security;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads from the settings whose tokens are accepted; a wrong setting stops the start. */
final class IssuerSettings {

  /** Name of the issuer that exists only where {@code ./obs up} made a secret for it. */
  static final String DEVELOPMENT_ISSUER = "obs-dev";

  private static final String DEFAULT_SCOPE_CLAIMS = "scope,scp,permissions,roles";
  private static final String DEFAULT_AUDIENCE = "obs";
  private static final String DEFAULT_TENANT_CLAIM = "tenant";

  private final Function<String, Optional<String>> settings;

  /** Settings by their names in MicroProfile Config, such as {@code obs.jwt.issuer}. */
  IssuerSettings(Function<String, Optional<String>> settings) {
    this.settings = settings;
  }

  /** The issuer of the organisation and the one for development, each if it is set. */
  List<Issuer> issuers() {
    var issuers = new ArrayList<Issuer>();
    production().ifPresent(issuers::add);
    development().ifPresent(issuers::add);
    return List.copyOf(issuers);
  }

  private Optional<Issuer> production() {
    Optional<String> name = setting("obs.jwt.issuer");
    Optional<String> keys = setting("obs.jwt.jwks.uri");
    Optional<String> secret = setting("obs.jwt.secret");
    if (name.isEmpty()) {
      if (keys.isPresent() || secret.isPresent()) {
        throw new IllegalStateException(
            "OBS_JWT_ISSUER is missing: it must be the iss claim of the tokens that"
                + " OBS_JWT_JWKS_URI or OBS_JWT_SECRET verifies.");
      }
      return Optional.empty();
    }
    if (keys.isPresent() == secret.isPresent()) {
      throw new IllegalStateException(
          "OBS_JWT_ISSUER needs exactly one of OBS_JWT_JWKS_URI (RS256) and OBS_JWT_SECRET (HS256);"
              + (keys.isPresent() ? " both are set." : " neither is set."));
    }
    if (name.get().equals(DEVELOPMENT_ISSUER)) {
      throw new IllegalStateException(
          "OBS_JWT_ISSUER must not be obs-dev: that name is kept for development.");
    }
    SignatureCheck signature =
        keys.isPresent()
            ? new PublicKeys(address("OBS_JWT_JWKS_URI", keys.get()))
            : new SharedSecret(secret("OBS_JWT_SECRET", secret.orElseThrow()));
    return Optional.of(
        new Issuer(
            name.get(),
            signature,
            list("obs.jwt.audience", DEFAULT_AUDIENCE),
            list("obs.jwt.scope.claims", DEFAULT_SCOPE_CLAIMS),
            setting("obs.jwt.tenant.claim").orElse(DEFAULT_TENANT_CLAIM)));
  }

  private Optional<Issuer> development() {
    return setting("obs.dev.issuer.secret")
        .map(secret -> new SharedSecret(secret("OBS_DEV_ISSUER_SECRET", secret)))
        .map(
            signature ->
                new Issuer(
                    DEVELOPMENT_ISSUER,
                    signature,
                    List.of(DEFAULT_AUDIENCE),
                    List.of("scope"),
                    DEFAULT_TENANT_CLAIM));
  }

  private Optional<String> setting(String key) {
    return settings.apply(key).map(String::strip).filter(text -> !text.isEmpty());
  }

  private List<String> list(String key, String whenAbsent) {
    return List.of(setting(key).orElse(whenAbsent).split("\\s*,\\s*"));
  }

  private static byte[] secret(String key, String text) {
    byte[] secret = decoded(text);
    if (secret.length < SharedSecret.LEAST_BYTES) {
      throw new IllegalStateException(
          key + " must be 32 or more random bytes in base64url (letters, digits, - and _).");
    }
    return secret;
  }

  /** What is not base64url is as good as no secret; the text must not get into an exception. */
  private static byte[] decoded(String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }

  private static URL address(String key, String text) {
    try {
      URI address = URI.create(text);
      boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
      if (web && address.getHost() != null) {
        return address.toURL();
      }
    } catch (IllegalArgumentException | MalformedURLException unreadable) {
      throw notAnAddress(key);
    }
    throw notAnAddress(key);
  }

  private static IllegalStateException notAnAddress(String key) {
    return new IllegalStateException(
        key + " must be an http or https address, such as https://sso.example.org/certs.");
  }
}
