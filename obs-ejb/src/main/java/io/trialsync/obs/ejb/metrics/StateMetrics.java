package io.trialsync.obs.ejb.metrics;

import io.trialsync.obs.ejb.masking.Masker;
import io.trialsync.obs.ejb.metrics.StateReader.Reading;
import io.trialsync.obs.persistence.metrics.JobState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Puts the state of jobs and the limits of alerts into the text, each time that one is rendered:
 * while nobody asks, nothing is read.
 */
@ApplicationScoped
public class StateMetrics {
  /** Older state is shown no more: another node may know better, and alerts take the worst. */
  private static final Duration LONGEST_SHOWN = Duration.ofSeconds(30);

  private static final int MOST_TEXTS = 50_000;

  @Inject StateReader reader;
  @Inject SeriesStore store;
  @Inject MetricsConfig config;
  @Inject Clock clock;

  private final ConcurrentMap<String, String> masked = new ConcurrentHashMap<>();
  private @Nullable Reading shown;

  /** Called by one thread at a time. */
  void refresh() {
    Reading reading = reader.newest();
    show(reading, AlertSettings.of(StateMetrics::setting));
  }

  void show(@Nullable Reading reading, AlertSettings settings) {
    if (reading == null || isOld(reading)) {
      StateGauges.ALL.forEach(gauge -> store.replace(gauge, Map.of()));
    } else if (reading != shown) {
      new StateGauges(config.maxJobs, config.tablesPerJob, this::masked)
          .of(reading.state(), reading.at())
          .forEach(store::replace);
      shown = reading;
    }
    store.replace(MetricNames.STATE_READ_TIMESTAMP_SECONDS, readAt(reading));
    ThresholdGauges.of(settings, jobs(reading)).forEach(store::replace);
  }

  /** A clock that was set back makes no reading old. */
  private boolean isOld(Reading reading) {
    return Duration.between(reading.at(), clock.instant()).compareTo(LONGEST_SHOWN) > 0;
  }

  private static Map<String, Double> readAt(@Nullable Reading reading) {
    return reading == null ? Map.of() : Map.of("", reading.at().toEpochMilli() / 1e3);
  }

  private List<JobState> jobs(@Nullable Reading reading) {
    if (reading == null) {
      return List.of();
    }
    List<JobState> jobs = reading.state().jobs();
    return jobs.subList(0, Math.min(jobs.size(), config.maxJobs));
  }

  /** As all texts of people are shown; the same ones come again with each reading. */
  private String masked(String text, int length) {
    if (masked.size() > MOST_TEXTS) {
      masked.clear();
    }
    String whole = masked.computeIfAbsent(text, Masker::mask);
    return whole.codePointCount(0, whole.length()) <= length
        ? whole
        : whole.substring(0, whole.offsetByCodePoints(0, length));
  }

  /** Asked anew each time: what stands behind a setting may change while the server runs. */
  private static Optional<String> setting(String name) {
    Config config = ConfigProvider.getConfig();
    return config.getOptionalValue(name, String.class);
  }
}
