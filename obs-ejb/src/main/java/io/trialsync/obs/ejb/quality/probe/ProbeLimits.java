package io.trialsync.obs.ejb.quality.probe;

import io.trialsync.obs.persistence.quality.probe.ProbeSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the server for probes: which databases may be read, for whom, and how long and
 * how much a probe may read.
 */
public final class ProbeLimits {
  private static final String SOURCES = "obs.probe.sources";
  private static final String TIMEOUT = "obs.probe.timeout";
  private static final String SAMPLE_ABOVE = "obs.probe.sample.above";
  private static final String OF_SOURCE = "obs.probe.";
  private static final String USUAL_TENANT = "default";
  private static final String USUAL_TIMEOUT = "PT10S";
  private static final long USUAL_SAMPLE_ABOVE = 1_000_000;

  private record Permitted(ProbeSource source, List<String> tenants) {}

  private final Map<String, Permitted> sources = new HashMap<>();
  private final Duration timeout;
  private final long sampleAbove;

  private ProbeLimits(Function<String, Optional<String>> settings) {
    for (String name : list(settings.apply(SOURCES).orElse(""))) {
      sources.put(name, permitted(settings, OF_SOURCE + name));
    }
    timeout = Duration.parse(settings.apply(TIMEOUT).orElse(USUAL_TIMEOUT));
    sampleAbove = settings.apply(SAMPLE_ABOVE).map(Long::parseLong).orElse(USUAL_SAMPLE_ABOVE);
  }

  /** Reads settings that were checked, each by its name in MicroProfile Config. */
  public static ProbeLimits of(Function<String, Optional<String>> settings) {
    return new ProbeLimits(settings);
  }

  /** The database of that name, if the tenant may have it read. */
  @Nullable ProbeSource source(String name, String tenantId) {
    Permitted permitted = sources.get(name);
    return permitted != null && permitted.tenants.contains(tenantId) ? permitted.source : null;
  }

  boolean isOff() {
    return sources.isEmpty();
  }

  Duration timeout() {
    return timeout;
  }

  long sampleAbove() {
    return sampleAbove;
  }

  private static Permitted permitted(Function<String, Optional<String>> settings, String prefix) {
    var source =
        new ProbeSource(
            settings.apply(prefix + ".url").orElse(""),
            settings.apply(prefix + ".user").orElse(""),
            settings.apply(prefix + ".password").orElse(""));
    return new Permitted(source, list(settings.apply(prefix + ".tenants").orElse(USUAL_TENANT)));
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
