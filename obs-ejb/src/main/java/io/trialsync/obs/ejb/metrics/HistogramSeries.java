package io.trialsync.obs.ejb.metrics;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Durations sorted into fixed buckets without a lock. The sum is kept in whole microseconds, so
 * that it is exact whatever the order of the observations.
 */
final class HistogramSeries implements Series {

  private final Buckets buckets;
  private final byte[] bucketHead;

  /** Without labels there is nothing that the comma before {@code le} would come after. */
  private final int tailOffset;

  private final byte[] sumHead;
  private final byte[] countHead;
  private final AtomicLongArray counts;
  private final LongAdder sumMicros = new LongAdder();

  HistogramSeries(MetricNames metric, String labels) {
    buckets = metric.buckets();
    counts = new AtomicLongArray(buckets.bounds().size() + 1);
    bucketHead = bytes(metric.metricName() + "_bucket{" + labels);
    tailOffset = labels.isEmpty() ? 1 : 0;
    sumHead = bytes(metric.metricName() + "_sum{" + labels + "} ");
    countHead = bytes(metric.metricName() + "_count{" + labels + "} ");
  }

  /** Counts one duration; a negative one (clocks of workers differ) counts as zero. */
  void observe(Duration duration) {
    long micros = Math.max(0, duration.toNanos() / 1_000);
    counts.incrementAndGet(buckets.indexOf(micros));
    sumMicros.add(micros);
  }

  /** Buckets are cumulative in the text; the count is their last, so the two always agree. */
  @Override
  public void write(TextBuffer text) {
    long total = 0;
    for (int i = 0; i < counts.length(); i++) {
      total += counts.get(i);
      text.append(bucketHead).append(buckets.tail(i), tailOffset).append(total).append("\n");
    }
    text.append(sumHead).append(sumMicros.sum() / 1e6).append("\n");
    text.append(countHead).append(total).append("\n");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
