package io.trialsync.obs.ejb.quality.check;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells when a table got no rows, where that is not allowed: severity {@code off} allows it, for a
 * table or a weekday. What nobody counted is not zero.
 */
@ApplicationScoped
public class ZeroRows implements TableCheck {
  public static final String NAME = "zero_rows";
  private static final Set<Origin> OF_THE_TABLE =
      EnumSet.of(Origin.PROBED, Origin.SAMPLED, Origin.COUNTED, Origin.LOADED);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String metric() {
    return "rows";
  }

  /** A table that holds rows although the run wrote none is told of, and the other way round. */
  @Override
  public CheckResult judge(TableCase table) {
    Set<Map.Entry<Origin, Long>> known = table.table().rows().entrySet();
    boolean onlyRead = known.stream().noneMatch(rows -> OF_THE_TABLE.contains(rows.getKey()));
    return known.stream()
        .filter(rows -> onlyRead || OF_THE_TABLE.contains(rows.getKey()))
        .min(Map.Entry.<Origin, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(least -> result(table, least.getKey(), least.getValue()))
        .orElseGet(() -> CheckResult.notEvaluated(table.subject(), metric(), Reason.STAT_MISSING));
  }

  private CheckResult result(TableCase table, Origin origin, double rows) {
    return new CheckResult(
        table.subject(),
        metric(),
        null,
        table.verdict(rows == 0),
        null,
        rows,
        null,
        0d,
        origin,
        List.of());
  }
}
