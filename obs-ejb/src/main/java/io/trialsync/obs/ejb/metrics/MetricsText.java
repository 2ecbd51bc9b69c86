package io.trialsync.obs.ejb.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Renders all metrics as Prometheus text, at most once a second however many ask. While one thread
 * renders, the others get the text before.
 */
@ApplicationScoped
public class MetricsText {

  private static final Duration MAX_AGE = Duration.ofSeconds(1);

  @Inject SeriesStore store;
  @Inject MetricRegistry registry;
  @Inject Clock clock;
  @Inject StateMetrics state;

  private final ReentrantLock rendering = new ReentrantLock();
  private volatile @Nullable Rendered last;

  private record Rendered(Exposition exposition, Instant at) {}

  /** The text of now, or of less than a second ago. */
  public Exposition current() {
    Rendered known = last;
    if (known != null && (fresh(known) || !rendering.tryLock())) {
      return known.exposition();
    }
    if (known == null) {
      rendering.lock();
    }
    try {
      return renderUnlessFresh().exposition();
    } finally {
      rendering.unlock();
    }
  }

  private Rendered renderUnlessFresh() {
    Rendered known = last;
    if (known != null && fresh(known)) {
      return known;
    }
    state.refresh();
    var text = new TextBuffer(known == null ? 0 : known.exposition().text().length + 4096);
    render(store, new RegisteredMetrics(registry.getMetrics()), text);
    var rendered = new Rendered(new Exposition(text.toByteArray()), clock.instant());
    last = rendered;
    return rendered;
  }

  /** A clock that was set back must not keep an old text alive: a negative age is not fresh. */
  private boolean fresh(Rendered rendered) {
    Duration age = Duration.between(rendered.at(), clock.instant());
    return !age.isNegative() && age.compareTo(MAX_AGE) < 0;
  }

  /** Appends every documented metric; one without samples still shows what it is. */
  static void render(SeriesStore store, RegisteredMetrics registered, TextBuffer text) {
    for (MetricNames metric : MetricNames.values()) {
      String name = metric.metricName();
      text.append("# HELP " + name + ' ' + metric.help() + '\n');
      text.append("# TYPE " + name + ' ' + metric.type().text() + '\n');
      store.write(metric, text);
      registered.write(metric, text);
    }
  }
}
