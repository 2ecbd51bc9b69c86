package io.trialsync.obs.launcher.demo;

/** What is wrong with the data of a run that went well. */
enum Flaw {
  NONE,
  /** Three rows in ten have lost the value of the second column. */
  NULL_SPIKE,
  /** Half of the rows did not come. */
  HALF_THE_ROWS,
  /** The last column has another name. */
  RENAMED_COLUMN
}
