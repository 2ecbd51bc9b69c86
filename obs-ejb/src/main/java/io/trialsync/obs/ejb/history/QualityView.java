package io.trialsync.obs.ejb.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trialsync.obs.ejb.quality.ChecksJson;
import io.trialsync.obs.ejb.quality.check.CheckResult;
import io.trialsync.obs.ejb.quality.check.Verdict;
import io.trialsync.obs.ejb.quality.finding.FindingIdentity;
import io.trialsync.obs.persistence.quality.RunQuality;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the checks said about a run.
 *
 * @param status worst verdict; null when nothing was evaluated
 * @param findings what is wrong, the worst first
 */
record QualityView(@Nullable String status, List<RunFinding> findings, List<CheckView> checks) {
  /** Of a run that was not judged. */
  static final QualityView NONE = new QualityView(null, List.of(), List.of());

  private static final ObjectMapper JSON = new ObjectMapper();

  static QualityView of(RunQuality quality) {
    List<CheckResult> results = ChecksJson.read(quality.checks());
    String ids = quality.findingIds();
    Map<String, UUID> findings = ids == null ? Map.of() : read(ids);
    return new QualityView(
        status(quality.dqStatus()),
        results.stream()
            .filter(result -> result.verdict().isBad())
            .sorted(Comparator.comparing(CheckResult::verdict).reversed())
            .map(
                result ->
                    RunFinding.of(
                        result, findings.get(FindingIdentity.of(result).key().toString())))
            .toList(),
        results.stream().map(CheckView::of).toList());
  }

  /** No verdict at all is told as none. */
  static @Nullable String status(@Nullable String stored) {
    return Verdict.NOT_EVALUATED.wireName().equals(stored) ? null : stored;
  }

  private static Map<String, UUID> read(String ids) {
    try {
      return JSON.readValue(ids, new TypeReference<Map<String, UUID>>() {});
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("the ids of findings cannot be read", damaged);
    }
  }
}
