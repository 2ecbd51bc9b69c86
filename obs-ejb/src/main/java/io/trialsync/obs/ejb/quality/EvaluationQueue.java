package io.trialsync.obs.ejb.quality;

import io.trialsync.obs.persistence.quality.DueRuns;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Takes due runs from the queue and judges them, each job in a transaction of its own. */
final class EvaluationQueue {
  private static final System.Logger LOG = System.getLogger(EvaluationQueue.class.getName());
  private static final int ROWS = 500;

  private final DataSource database;
  private final Evaluator evaluator;

  /**
   * @param database its sessions see the rows of all tenants
   */
  EvaluationQueue(DataSource database, Evaluator evaluator) {
    this.database = database;
    this.evaluator = evaluator;
  }

  /** The jobs whose runs have waited longest. */
  List<DueJob> oldest() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return DueJob.of(new DueRuns(connection).oldest(ROWS));
    }
  }

  /** Lets runs that were set aside be tried again. */
  void forgetFailures() throws SQLException {
    try (Connection connection = database.getConnection()) {
      new DueRuns(connection).forgetFailures();
    }
  }

  /**
   * Judges runs of a job. One that cannot be judged counts that against itself and not against the
   * others.
   *
   * @return what it came to; empty when another node judges the job, or when nothing came of it
   * @throws SQLException when the database is in trouble
   */
  Optional<RunsJudged> judge(DueJob job) throws SQLException {
    try {
      return judgeTogether(job);
    } catch (SQLException | RuntimeException failure) {
      if (DatabaseTrouble.isBehind(failure)) {
        throw failure;
      }
      if (job.runs().size() == 1) {
        setBack(job, failure);
        return Optional.empty();
      }
    }
    for (DueJob one : job.oneByOne()) {
      judge(one);
    }
    return Optional.empty();
  }

  private Optional<RunsJudged> judgeTogether(DueJob job) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        Optional<RunsJudged> judged =
            evaluator.evaluate(connection, job.tenantId(), job.jobKey(), job.runs());
        connection.commit();
        return judged;
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private void setBack(DueJob job, Exception failure) throws SQLException {
    try (Connection connection = database.getConnection()) {
      if (new DueRuns(connection).countFailure(job.tenantId(), job.runs())) {
        LOG.log(
            System.Logger.Level.ERROR,
            "event=run_not_judged tenant_id="
                + job.tenantId()
                + " run="
                + job.runs().get(0)
                + " It failed "
                + DueRuns.MOST_FAILURES
                + " times and waits for its next report or the next start of a server.",
            failure);
      }
    }
  }
}
