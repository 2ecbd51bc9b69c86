package io.trialsync.obs.web.lineage;

import com.fasterxml.jackson.core.JsonParser;
import io.trialsync.obs.ejb.run.Phase;
import io.trialsync.obs.ejb.run.ReportLimits;
import io.trialsync.obs.ejb.run.StageReport;
import io.trialsync.obs.web.body.JsonMembers;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One input or output of an event. */
record Dataset(Name name, DatasetFacts facts) {

  /** What tells datasets apart. */
  record Name(String namespace, String table) {}

  /** The dataset that the parser stands on; null when it has no name. */
  static @Nullable Dataset read(JsonParser parser, Phase phase) throws IOException {
    String namespace = null;
    String table = null;
    var facets = DatasetFacts.NONE;
    var roleFacets = DatasetFacts.NONE;
    for (var key = JsonMembers.first(parser); key != null; key = JsonMembers.next(parser)) {
      switch (key) {
        case "namespace" -> namespace = name(parser);
        case "name" -> table = name(parser);
        case "facets" -> facets = DatasetFacts.read(parser, phase);
        case "inputFacets", "outputFacets" -> roleFacets = DatasetFacts.read(parser, phase);
        default -> parser.skipChildren();
      }
    }
    return table == null || table.isEmpty()
        ? null
        : new Dataset(
            new Name(namespace == null ? "" : namespace, table), roleFacets.replacedBy(facets));
  }

  /** The stage that the run went through on this dataset. */
  StageReport stage(Phase phase) {
    var metrics = facts.metrics();
    return new StageReport(
        phase,
        name.namespace(),
        name.table(),
        phase == Phase.EXTRACT ? facts.rows() : null,
        phase == Phase.LOAD ? facts.rows() : null,
        metrics == null ? null : metrics.rowCount(),
        metrics == null ? null : metrics.nullCounts(),
        facts.columns(),
        facts.assertions(),
        null);
  }

  private static @Nullable String name(JsonParser parser) throws IOException {
    return StoredName.read(parser, ReportLimits.NAME_LENGTH);
  }
}
