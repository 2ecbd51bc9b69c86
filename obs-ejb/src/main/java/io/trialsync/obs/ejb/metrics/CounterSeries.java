package io.trialsync.obs.ejb.metrics;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;

/** A number that only grows; many threads may count at once without waiting. */
final class CounterSeries implements Series {

  private final byte[] head;
  private final LongAdder count = new LongAdder();

  CounterSeries(MetricNames metric, String labels) {
    head = (metric.metricName() + '{' + labels + "} ").getBytes(StandardCharsets.UTF_8);
  }

  void increment() {
    count.increment();
  }

  /** Adds; a negative number is left out, since Prometheus would read a fall as a restart. */
  void add(long number) {
    if (number > 0) {
      count.add(number);
    }
  }

  @Override
  public void write(TextBuffer text) {
    text.append(head).append(count.sum()).append("\n");
  }
}
