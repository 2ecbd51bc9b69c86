package io.trialsync.obs.launcher.bench.fill;

import java.sql.SQLException;

/** What one table keeps of each run. */
interface TableRows {
  String table();

  /** The columns in the order in which they are written; all others take their defaults. */
  String columns();

  void write(MadeRun run, BinaryCopy copy) throws SQLException;
}
