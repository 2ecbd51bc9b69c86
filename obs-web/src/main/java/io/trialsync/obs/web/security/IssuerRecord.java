package io.trialsync.obs.web.security;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings of one issuer, which stand behind a prefix of their own.
 *
 * @param label what the operator calls it
 * @param prefix how its settings begin, such as {@code OBS_JWT_KEYCLOAK_}
 */
record IssuerRecord(String label, String prefix, SettingSource settings, KeyFactory keyFactory) {

  static final String DEFAULT_AUDIENCE = "obs";
  static final String DEFAULT_TENANT_CLAIM = "tenant";

  private static final String DEFAULT_SCOPE_CLAIMS = "scope,scp,permissions,roles";
  private static final String DEFAULT_CLIENT_CLAIMS = "azp,client_id,cid,appid,sub";

  private static final String ISSUER = "ISSUER";
  private static final String AUDIENCE = "AUDIENCE";
  private static final String JWKS_URI = "JWKS_URI";
  private static final String SECRET = "SECRET";
  private static final String SCOPE_CLAIMS = "SCOPE_CLAIMS";
  private static final String TENANT_CLAIM = "TENANT_CLAIM";
  private static final String TENANT_REQUIRED = "TENANT_REQUIRED";
  private static final String CLIENT_CLAIMS = "CLIENT_CLAIMS";
  private static final List<String> ALL =
      List.of(
          ISSUER,
          AUDIENCE,
          JWKS_URI,
          SECRET,
          SCOPE_CLAIMS,
          TENANT_CLAIM,
          TENANT_REQUIRED,
          CLIENT_CLAIMS);

  private static final Predicate<String> NAME = Pattern.compile("\\S{1,500}").asMatchPredicate();
  private static final Predicate<String> CLAIM =
      Pattern.compile("[A-Za-z0-9._:/-]{1,200}").asMatchPredicate();

  /** Makes the place where the public keys of an issuer are kept. */
  interface KeyFactory {
    KeyCache keys(String label, String key, String address);
  }

  /** The names of all settings that it could have. */
  Set<String> keys() {
    return ALL.stream().map(prefix::concat).collect(Collectors.toSet());
  }

  /** The issuer, or none when nothing says which it is; keys without an issuer are a mistake. */
  Optional<Issuer> readIfSet() {
    boolean something = Stream.of(ISSUER, JWKS_URI, SECRET).anyMatch(key -> text(key).isPresent());
    return something ? Optional.of(read()) : Optional.empty();
  }

  /** The issuer; one sentence when something of it is missing. */
  Issuer read() {
    String name =
        text(ISSUER)
            .orElseThrow(
                () ->
                    wrong(ISSUER, " is missing: it must be the iss claim of the issuer's tokens."));
    if (!NAME.test(name) || name.equals(IssuerSettings.DEVELOPMENT_ISSUER)) {
      throw wrong(
          ISSUER, " must be 1 to 500 characters without spaces, and not obs-dev, which is taken.");
    }
    return new Issuer(name, signature(), audiences(), claims());
  }

  private SignatureCheck signature() {
    Optional<String> address = text(JWKS_URI);
    Optional<String> secret = text(SECRET);
    if (address.isPresent() == secret.isPresent()) {
      throw wrong(
          ISSUER,
          " needs exactly one of %s (RS256) and %s (HS256); %s."
              .formatted(
                  prefix + JWKS_URI,
                  prefix + SECRET,
                  address.isPresent() ? "both are set" : "neither is set"));
    }
    return address.isPresent()
        ? new PublicKeys(keyFactory.keys(label, prefix + JWKS_URI, address.get()))
        : SharedSecret.parse(prefix + SECRET, secret.orElseThrow());
  }

  private List<String> audiences() {
    List<String> audiences = settings.list(prefix + AUDIENCE, DEFAULT_AUDIENCE);
    if (audiences.isEmpty() || !audiences.stream().allMatch(NAME)) {
      throw wrong(AUDIENCE, " must be one aud claim or several with commas.");
    }
    return audiences;
  }

  /** Who says where the tenant stands has tenants: a token without one is then a mistake. */
  private ClaimNames claims() {
    Optional<String> tenant = text(TENANT_CLAIM);
    return new ClaimNames(
        claims(SCOPE_CLAIMS, DEFAULT_SCOPE_CLAIMS),
        requireClaim(TENANT_CLAIM, tenant.orElse(DEFAULT_TENANT_CLAIM)),
        settings.choice(prefix + TENANT_REQUIRED).orElse(tenant.isPresent()),
        claims(CLIENT_CLAIMS, DEFAULT_CLIENT_CLAIMS));
  }

  private List<String> claims(String key, String whenAbsent) {
    List<String> names = settings.list(prefix + key, whenAbsent);
    if (names.isEmpty()) {
      throw wrong(key, " must be one name of a claim or several with commas.");
    }
    names.forEach(name -> requireClaim(key, name));
    return names;
  }

  private String requireClaim(String key, String name) {
    if (!CLAIM.test(name)) {
      throw wrong(key, " has a name of a claim with other characters than A-Za-z0-9._:/-.");
    }
    return name;
  }

  private Optional<String> text(String key) {
    return settings.text(prefix + key);
  }

  private IllegalStateException wrong(String key, String sentence) {
    return new IllegalStateException(prefix + key + sentence);
  }
}
