package io.trialsync.obs.ejb.metrics;

/** One combination of label values with its numbers; kept by whoever counts into it. */
sealed interface Series permits CounterSeries, HistogramSeries {

  /** Appends the line or lines of this series. */
  void write(TextBuffer text);
}
