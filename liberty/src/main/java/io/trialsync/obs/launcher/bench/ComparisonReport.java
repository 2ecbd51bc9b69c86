package io.trialsync.obs.launcher.bench;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What two servers gave, and how they compare.
 *
 * @param ourTurns by turn, the results of all loads
 * @param theirTurns the turns beside them
 */
record ComparisonReport(
    String ours,
    String theirs,
    int slice,
    List<List<BenchResult>> ourTurns,
    List<List<BenchResult>> theirTurns) {

  boolean hasAnswers() {
    return sum(ourTurns).hasAnswers() && sum(theirTurns).hasAnswers();
  }

  String table() {
    var text = new StringBuilder();
    text.append(ours).append("\n").append(sum(ourTurns).table());
    text.append("\n").append(theirs).append(" (the other)\n").append(sum(theirTurns).table());
    text.append(
        String.format(
            Locale.ROOT,
            "%nfirst / other, %d pairs of turns of %d s%n%-34s %7s %7s %7s%n",
            ourTurns.size(),
            slice,
            "",
            "min",
            "median",
            "max"));
    ratios()
        .forEach(
            (name, spread) -> text.append(String.format(Locale.ROOT, "%-34s %s%n", name, spread)));
    return text.toString();
  }

  String json() {
    var ratios = new LinkedHashMap<String, Object>();
    ratios()
        .forEach(
            (name, spread) ->
                ratios.put(
                    name,
                    List.of(
                        BenchResult.rounded(spread.least()),
                        BenchResult.rounded(spread.median()),
                        BenchResult.rounded(spread.most()))));
    var values = new LinkedHashMap<String, Object>();
    values.put("server", ours);
    values.put("other", theirs);
    values.put("pairs", ourTurns.size());
    values.put("of_server", sum(ourTurns).values());
    values.put("of_other", sum(theirTurns).values());
    values.put("ratios_min_median_max", ratios);
    return JSONObjectUtils.toJSONString(values);
  }

  /** By what is compared, in the order of the tables. */
  Map<String, Spread> ratios() {
    var spreads = new LinkedHashMap<String, Spread>();
    List<BenchResult> loads = ourTurns.get(0);
    for (int load = 0; load < loads.size(); load++) {
      BenchResult shape = loads.get(load);
      add(spreads, shape.bench() + " answers per second", load, BenchResult::perSecond);
      for (int kind = 0; kind < shape.kinds().size(); kind++) {
        int index = kind;
        for (int percent : List.of(50, 95)) {
          add(
              spreads,
              "p" + percent + " of " + shape.kinds().get(kind),
              load,
              result -> result.tally().latencies(index).percentileNanos(percent));
        }
      }
    }
    return spreads;
  }

  /** Turns in which one of the two gave no answer have no ratio. */
  private void add(
      Map<String, Spread> spreads, String name, int load, ToDoubleFunction<BenchResult> value) {
    var found = new ArrayList<Double>();
    for (int turn = 0; turn < ourTurns.size(); turn++) {
      double our = value.applyAsDouble(ourTurns.get(turn).get(load));
      double their = value.applyAsDouble(theirTurns.get(turn).get(load));
      if (our > 0 && their > 0) {
        found.add(our / their);
      }
    }
    if (!found.isEmpty()) {
      spreads.put(name, Spread.of(found));
    }
  }

  private static BenchReport sum(List<List<BenchResult>> turns) {
    List<BenchResult> sums =
        IntStream.range(0, turns.get(0).size())
            .mapToObj(
                load ->
                    turns.stream()
                        .map(turn -> turn.get(load))
                        .reduce(BenchResult::plus)
                        .orElseThrow())
            .toList();
    return new BenchReport(sums, Optional.empty());
  }
}
