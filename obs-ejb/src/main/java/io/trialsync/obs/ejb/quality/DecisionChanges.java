package io.trialsync.obs.ejb.quality;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trialsync.obs.persistence.quality.DecidedFinding;
import io.trialsync.obs.persistence.quality.KeptDecision;
import io.trialsync.obs.persistence.quality.KeptSchema;
import org.jspecify.annotations.Nullable;

/** Decisions in the form in which the audit trail tells from what to what something changed. */
final class DecisionChanges {
  static final String NOTHING = "{}";

  private DecisionChanges() {}

  static String finding(DecidedFinding finding, String state, @Nullable String reason) {
    ObjectNode members = QualityJson.object();
    ObjectNode one = members.putObject("finding").putObject(finding.findingId().toString());
    one.put("state", state).put("check", finding.check());
    QualityJson.put(one, "table", finding.table());
    QualityJson.put(one, "column", DecisionView.orNull(finding.column()));
    return withReason(members, reason);
  }

  static String decision(KeptDecision decision) {
    ObjectNode members = QualityJson.object();
    ObjectNode one = members.putObject("decision").putObject(decision.decisionId().toString());
    one.put("kind", decision.kind()).put("from", decision.from().toString());
    if (decision.until() != null) {
      one.put("until", decision.until().toString());
    }
    QualityJson.put(one, "check", DecisionView.orNull(decision.check()));
    QualityJson.put(one, "table", decision.table());
    QualityJson.put(one, "column", DecisionView.orNull(decision.column()));
    return withReason(members, decision.reason());
  }

  /** The schema of a table; null where nobody knew any. */
  static String schema(@Nullable KeptSchema schema, @Nullable String reason) {
    ObjectNode members = QualityJson.object();
    if (schema != null) {
      ObjectNode one = members.putObject("expected_schema").putObject(schema.table());
      one.put("since", schema.runAt().toString()).put("accepted", schema.accepted());
      one.set("columns", QualityJson.read(schema.columns()));
    }
    return withReason(members, reason);
  }

  private static String withReason(ObjectNode members, @Nullable String reason) {
    QualityJson.put(members, "reason", reason);
    return members.toString();
  }
}
