package io.trialsync.obs.web.lineage;

import com.fasterxml.jackson.core.JsonParser;
import io.trialsync.obs.ejb.run.Phase;
import io.trialsync.obs.ejb.run.ReportLimits;
import io.trialsync.obs.ejb.run.StageReport;
import io.trialsync.obs.web.body.JsonMembers;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The inputs or the outputs of an event, as far as the event tells more of them than their names.
 */
final class Datasets {

  /** Most columns that the datasets of one event may have together, else memory has no bound. */
  private static final int COLUMNS_TOGETHER = 20_000;

  private final Map<Dataset.Name, DatasetFacts> facts = new LinkedHashMap<>();
  private int weight;

  private Datasets() {}

  /** The stages of that phase, one for each dataset with facts. */
  static List<StageReport> read(JsonParser parser, Phase phase) throws IOException {
    var datasets = new Datasets();
    for (boolean more = JsonMembers.firstElement(parser);
        more;
        more = JsonMembers.nextElement(parser)) {
      datasets.add(Dataset.read(parser, phase));
    }
    return datasets.facts.entrySet().stream()
        .map(entry -> new Dataset(entry.getKey(), entry.getValue()).stage(phase))
        .toList();
  }

  private void add(@Nullable Dataset dataset) {
    if (dataset == null || dataset.facts().isEmpty()) {
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
        : new DatasetFacts(wanted.rows(), null, null);
  }
}
