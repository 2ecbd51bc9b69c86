package io.trialsync.obs.ejb.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Collects what other tools found out about one table. Of several results with the same name and
 * column (the same test with other parameters) the worst stands. Of more than {@link
 * ReportLimits#CHECKS} the worst are kept, so that no failure goes for something that passed. What
 * is kept does not depend on the order in which it came.
 */
public final class ReportedChecks {

  private record Subject(String name, @Nullable String column) {}

  private final Map<Subject, ReportedCheck> bySubject = new HashMap<>();
  private final NavigableSet<ReportedCheck> worstFirst = new TreeSet<>(ReportedCheck.WORST_FIRST);

  /** The results of both, as one would have collected them; null when there are none. */
  public static @Nullable List<ReportedCheck> together(
      @Nullable List<ReportedCheck> some, @Nullable List<ReportedCheck> others) {
    if (some == null || others == null) {
      return some == null ? others : some;
    }
    var all = new ReportedChecks();
    some.forEach(all::add);
    others.forEach(all::add);
    return all.toList();
  }

  public void add(ReportedCheck check) {
    var subject = new Subject(check.name(), check.column());
    ReportedCheck known = bySubject.get(subject);
    if (known != null && ReportedCheck.WORST_FIRST.compare(known, check) <= 0) {
      return;
    }
    if (known != null) {
      worstFirst.remove(known);
    }
    bySubject.put(subject, check);
    worstFirst.add(check);
    if (worstFirst.size() > ReportLimits.CHECKS) {
      ReportedCheck mildest = Objects.requireNonNull(worstFirst.pollLast());
      bySubject.remove(new Subject(mildest.name(), mildest.column()));
    }
  }

  /** What was collected, the worst first; null when that is nothing. */
  public @Nullable List<ReportedCheck> toList() {
    return worstFirst.isEmpty() ? null : List.copyOf(worstFirst);
  }
}
