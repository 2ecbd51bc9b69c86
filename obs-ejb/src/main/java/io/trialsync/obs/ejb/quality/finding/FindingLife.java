package io.trialsync.obs.ejb.quality.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Decides what judged runs do to the findings of a job. A run that is judged again takes its former
 * word back, so that it counts once; runs may come in any order, as long as those behind a late one
 * are judged again after it.
 *
 * @param goodRunsToResolve after how many good runs in a row a finding is over
 */
public record FindingLife(int goodRunsToResolve) {
  private static final Comparator<Finding> CLOSED_FIRST =
      Comparator.comparing(Finding::isOpen).thenComparing(Finding::opened);

  /**
   * What changes.
   *
   * @param known open findings of the job, and those that were closed no earlier than the first of
   *     the runs
   */
  public FindingChanges after(List<Finding> known, List<RunResults> runs) {
    Map<FindingIdentity, List<Finding>> byIdentity =
        known.stream()
            .collect(
                Collectors.groupingBy(Finding::identity, LinkedHashMap::new, Collectors.toList()));
    List<Said> said =
        runs.stream().sorted(Comparator.comparing(RunResults::place)).map(Said::new).toList();
    said.forEach(run -> run.bad().forEach(bad -> byIdentity.putIfAbsent(bad, List.of())));
    var written = new ArrayList<Finding>();
    var removed = new ArrayList<UUID>();
    byIdentity.forEach((identity, before) -> change(identity, before, said, written, removed));
    written.sort(CLOSED_FIRST);
    return new FindingChanges(written, removed);
  }

  private void change(
      FindingIdentity identity,
      List<Finding> before,
      List<Said> said,
      List<Finding> written,
      List<UUID> removed) {
    var timeline = new Timeline(identity, before);
    said.forEach(run -> timeline.say(run.place(), run.about(identity)));
    List<Finding> now = timeline.findings(goodRunsToResolve);
    now.stream().filter(finding -> !before.contains(finding)).forEach(written::add);
    List<UUID> ids = now.stream().map(Finding::id).toList();
    before.stream()
        .filter(finding -> finding.state() != Finding.State.ACCEPTED)
        .map(Finding::id)
        .filter(id -> !ids.contains(id))
        .forEach(removed::add);
  }
}
