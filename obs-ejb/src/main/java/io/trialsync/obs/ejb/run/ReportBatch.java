package io.trialsync.obs.ejb.run;

import io.trialsync.obs.persistence.run.RecordedReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reports that go to the database in one call: sorted by run, so that calls side by side lock runs
 * in the same order; each once; and those of one run with rounds, to be merged one after the other.
 */
final class ReportBatch {
  private static final Comparator<UUID> AS_THE_DATABASE_SORTS =
      Comparator.comparing(UUID::getMostSignificantBits, Long::compareUnsigned)
          .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

  private final List<ReportText> reports;

  /** For each report the place of the first that is the same. */
  private final int[] firstSame;

  ReportBatch(List<ReportText> reports) {
    this.reports = reports;
    this.firstSame = new int[reports.size()];
    var places = new HashMap<ReportText, Integer>();
    for (int place = 0; place < reports.size(); place++) {
      Integer before = places.putIfAbsent(reports.get(place).words(), place);
      firstSame[place] = before == null ? place : before;
    }
  }

  /** The array of reports; the ordinal of each is its place in the list. */
  String reportsJson() {
    var json = new StringBuilder(1024 * reports.size()).append('[');
    var rounds = new HashMap<UUID, Integer>();
    for (int place : sortedPlaces()) {
      ReportText report = reports.get(place);
      int round = rounds.merge(report.runKey(), 1, Integer::sum);
      json.append(json.length() > 1 ? "," : "").append("{\"ordinal\":").append(place);
      json.append(",\"round\":").append(round);
      json.append(',').append(report.fields());
      json.append(',').append(report.marks()).append('}');
    }
    return json.append(']').toString();
  }

  /** The array of their stages, with the ordinal of the report that each belongs to. */
  String stagesJson() {
    var json = new StringBuilder(64).append('[');
    for (int place : sortedPlaces()) {
      for (String stage : reports.get(place).stages()) {
        json.append(json.length() > 1 ? "," : "").append("{\"ordinal\":").append(place);
        json.append(',').append(stage).append('}');
      }
    }
    return json.append(']').toString();
  }

  /** What became of each report, in the order of the list. */
  List<Optional<RecordedReport>> outcomes(List<RecordedReport> rows) {
    var byPlace = new HashMap<Integer, RecordedReport>();
    rows.forEach(row -> byPlace.put(row.index(), row));
    var outcomes = new ArrayList<Optional<RecordedReport>>(reports.size());
    for (int place = 0; place < reports.size(); place++) {
      RecordedReport row = byPlace.get(firstSame[place]);
      if (row == null) {
        throw new IllegalStateException("record_reports said nothing of report " + place);
      }
      outcomes.add(Optional.of(firstSame[place] == place ? row : row.again()));
    }
    return outcomes;
  }

  private List<Integer> sortedPlaces() {
    var places = new ArrayList<Integer>(reports.size());
    for (int place = 0; place < reports.size(); place++) {
      if (firstSame[place] == place) {
        places.add(place);
      }
    }
    places.sort(Comparator.comparing(place -> reports.get(place).runKey(), AS_THE_DATABASE_SORTS));
    return places;
  }
}
