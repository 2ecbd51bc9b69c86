package io.trialsync.obs.launcher.bench.fill;

import java.sql.SQLException;

/** A line of {@code life_cycle} for each report: starts and ends of all tries. */
final class LifeCycleRows implements TableRows {
  private static final int COLUMNS = 7;
  private static final long ON_ITS_WAY_MILLIS = 12;

  @Override
  public String table() {
    return "life_cycle";
  }

  @Override
  public String columns() {
    return "tenant_id, run_key, at, kind, attempt, digest, received_at";
  }

  @Override
  public void write(MadeRun run, BinaryCopy copy) throws SQLException {
    for (MadeRun.Try one : run.tries()) {
      MadeRun.Start start = one.start();
      if (start != null) {
        line(run, one, start.at(), "started", start.digest(), copy);
      }
      MadeRun.End end = one.end();
      if (end != null) {
        String kind =
            switch (end.status()) {
              case "success" -> "succeeded";
              case "failed" -> one == run.last() ? "failed" : "attempt_failed";
              default -> end.status();
            };
        line(run, one, end.at(), kind, end.digest(), copy);
      }
    }
  }

  private static void line(
      MadeRun run, MadeRun.Try one, long at, String kind, long digest, BinaryCopy copy)
      throws SQLException {
    copy.row(COLUMNS)
        .text(run.job().tenant())
        .id(run.key())
        .time(at)
        .text(kind)
        .integer(one.number())
        .bigint(digest)
        .time(at + ON_ITS_WAY_MILLIS);
  }
}
