package io.trialsync.obs.ejb.quality.check;

import java.util.List;
import java.util.Optional;

/**
 * Numbers of rows of one table that may be compared: all are of one origin.
 *
 * @param earlier those of earlier runs, the newest first
 */
record RowSeries(Origin origin, long rows, List<Sample> earlier) {

  /**
   * The preferred origin that has enough earlier numbers, or else the preferred one of all; empty
   * when the run tells no number at all.
   */
  static Optional<RowSeries> of(MeasuredTable table, List<PastRun> eligible, int enough) {
    RowSeries preferred = null;
    for (Origin origin : Origin.values()) {
      Long rows = table.rows().get(origin);
      if (rows == null) {
        continue;
      }
      var series = new RowSeries(origin, rows, samples(table.name(), origin, eligible));
      if (series.earlier.size() >= enough) {
        return Optional.of(series);
      }
      preferred = preferred == null ? series : preferred;
    }
    return Optional.ofNullable(preferred);
  }

  /** What those runs tell of the table, as far as it is of that origin. */
  static List<Sample> samples(TableName table, Origin origin, List<PastRun> runs) {
    return runs.stream()
        .flatMap(
            run ->
                Optional.ofNullable(run.tables().get(table))
                    .map(measured -> measured.rows().get(origin))
                    .map(rows -> Sample.of(run, rows))
                    .stream())
        .toList();
  }
}
