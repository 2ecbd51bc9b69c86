package io.trialsync.obs.ejb.quality.check;

import java.util.List;

/**
 * How strict the checks are, after all settings: those of the server, the job, table and column.
 */
public interface Tuning {

  /** What a verdict about that subject is at worst: WARN or FAIL; NOT_EVALUATED: it is off. */
  Verdict severity(Subject subject);

  /** A number that tunes the check of that subject, such as {@code threshold_pct}. */
  double number(Subject subject, String name);

  /** Columns of the table whose nulls are watched. */
  List<String> keyColumns(TableName table);
}
