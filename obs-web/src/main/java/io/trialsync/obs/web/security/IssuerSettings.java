package io.trialsync.obs.web.security;

import com.nimbusds.jose.JWSAlgorithm;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads from the settings whose tokens are accepted; a wrong setting stops the start. */
final class IssuerSettings {

  /** Name of the issuer that exists only where {@code ./obs up} made a secret for it. */
  static final String DEVELOPMENT_ISSUER = "obs-dev";

  private static final String PREFIX = "OBS_JWT_";
  private static final String DEVELOPMENT_SECRET = "OBS_DEV_ISSUER_SECRET";
  private static final String NAMES = "OBS_JWT_ISSUERS";
  private static final String LONGEST_LIFE = "OBS_JWT_LONGEST_LIFE";
  private static final String REFRESH = "OBS_JWT_JWKS_REFRESH";
  private static final String INSECURE = "OBS_JWT_INSECURE_JWKS";
  private static final Duration USUAL_REFRESH = Duration.ofMinutes(5);

  private record NameAndAlgorithm(String name, JWSAlgorithm algorithm) {}

  private final SettingSource settings;
  private final Clock clock;

  IssuerSettings(SettingSource settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** The issuer without a name, those with one, and the one for development; each if it is set. */
  List<Issuer> issuers() {
    var issuers = new ArrayList<Issuer>();
    unnamed().readIfSet().ifPresent(issuers::add);
    for (String name : names()) {
      issuers.add(named(name).read());
    }
    requireDifferent(issuers);
    settings.text(DEVELOPMENT_SECRET).map(this::development).ifPresent(issuers::add);
    return List.copyOf(issuers);
  }

  /** Longest life that a token may have, whoever made it. */
  Duration longestLife() {
    return settings.duration(LONGEST_LIFE).orElse(TokenVerifier.LONGEST_LIFE);
  }

  /** Fails on a setting that looks like one of an issuer and that nothing reads. */
  void requireKnown(Collection<String> namesOfAllSettings) {
    var known = new HashSet<>(Set.of(NAMES, LONGEST_LIFE, REFRESH, INSECURE));
    known.addAll(unnamed().keys());
    names().forEach(name -> known.addAll(named(name).keys()));
    for (String setting : namesOfAllSettings) {
      String key = setting.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
      if (key.startsWith(PREFIX) && !known.contains(key) && settings.text(key).isPresent()) {
        throw new IllegalStateException(
            key + " is not known: add its issuer to OBS_JWT_ISSUERS, or correct the name.");
      }
    }
  }

  private Set<String> names() {
    var names = new LinkedHashSet<String>();
    for (String name : settings.list(NAMES, "")) {
      if (!name.matches("[a-z0-9]{1,32}")) {
        throw new IllegalStateException(
            NAMES + " must be names of lower-case letters and digits, like keycloak,legacy.");
      }
      if (!names.add(name)) {
        throw new IllegalStateException(NAMES + " has " + name + " twice.");
      }
    }
    return names;
  }

  private IssuerRecord unnamed() {
    return new IssuerRecord("unnamed", PREFIX, settings, this::keys);
  }

  private IssuerRecord named(String name) {
    String prefix = PREFIX + name.toUpperCase(Locale.ROOT) + "_";
    return new IssuerRecord(name, prefix, settings, this::keys);
  }

  private KeyCache keys(String label, String key, String address) {
    boolean insecure = settings.isOn(INSECURE);
    var source = new KeyAddress(JwksUri.parse(key, address, insecure));
    return new KeyCache(label, source, settings.duration(REFRESH).orElse(USUAL_REFRESH), clock);
  }

  private Issuer development(String secret) {
    return new Issuer(
        DEVELOPMENT_ISSUER,
        SharedSecret.parse(DEVELOPMENT_SECRET, secret),
        List.of(IssuerRecord.DEFAULT_AUDIENCE),
        new ClaimNames(
            List.of("scope"), IssuerRecord.DEFAULT_TENANT_CLAIM, false, List.of("azp", "sub")));
  }

  /** Two issuers may share a name if they sign differently: each token then means one of them. */
  private static void requireDifferent(List<Issuer> issuers) {
    var seen = new HashSet<NameAndAlgorithm>();
    for (Issuer issuer : issuers) {
      if (!seen.add(new NameAndAlgorithm(issuer.name(), issuer.signature().algorithm()))) {
        throw new IllegalStateException(
            "OBS_JWT_ISSUER is the same for two issuers that both sign with "
                + issuer.signature().algorithm()
                + ": they must differ in one of the two.");
      }
    }
  }
}
