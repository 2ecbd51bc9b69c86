package io.trialsync.obs.web.lineage;

import com.fasterxml.jackson.core.JsonParser;
import io.trialsync.obs.ejb.run.Phase;
import io.trialsync.obs.ejb.run.ReportLimits;
import io.trialsync.obs.ejb.run.StageReport;
import io.trialsync.obs.web.body.JsonMembers;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The inputs or the outputs of an event: stages of those that it tells more of than a name. */
final class Datasets {

  /** No inputs, or no outputs. */
  static final Datasets NONE = new Datasets(Phase.LOAD);

  /**
   * Most columns and tests that the datasets of one event may have together, else memory has no
   * bound.
   */
  private static final int COLUMNS_TOGETHER = 20_000;

  private final Map<Dataset.Name, DatasetFacts> facts = new LinkedHashMap<>();
  private final Set<Dataset.Name> named = new LinkedHashSet<>();
  private final Phase phase;
  private int weight;

  private Datasets(Phase phase) {
    this.phase = phase;
  }

  /** The datasets of the array that the parser stands on. */
  static Datasets read(JsonParser parser, Phase phase) throws IOException {
    var datasets = new Datasets(phase);
    for (boolean more = JsonMembers.firstElement(parser);
        more;
        more = JsonMembers.nextElement(parser)) {
      datasets.add(Dataset.read(parser, phase));
    }
    return datasets;
  }

  /** The stages, one for each dataset with facts. */
  List<StageReport> stages() {
    return facts.entrySet().stream()
        .map(entry -> new Dataset(entry.getKey(), entry.getValue()).stage(phase))
        .toList();
  }

  /** The one dataset that these and the others name; null when they name none, or several. */
  Dataset.@Nullable Name only(Datasets others) {
    var all = new LinkedHashSet<>(named);
    all.addAll(others.named);
    return all.size() == 1 ? all.iterator().next() : null;
  }

  private void add(@Nullable Dataset dataset) {
    if (dataset == null) {
      return;
    }
    if (named.size() < 2) {
      named.add(dataset.name());
    }
    if (dataset.facts().isEmpty()) {
      return;
    }
    var known = facts.get(dataset.name());
    if (known == null && facts.size() == ReportLimits.STAGES) {
      return;
    }
    var merged =
        (known == null ? DatasetFacts.NONE : known).replacedBy(affordable(dataset.facts()));
    if (!merged.isEmpty()) {
      weight += merged.weight() - (known == null ? 0 : known.weight());
      facts.put(dataset.name(), merged);
    }
  }

  // Half a schema would look like missing columns, so what is too much goes as a whole.
  private DatasetFacts affordable(DatasetFacts wanted) {
    return weight + wanted.weight() <= COLUMNS_TOGETHER
        ? wanted
        : new DatasetFacts(wanted.rows(), null, null, null);
  }
}
