package io.trialsync.obs.launcher.bench.fill;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;

/** Writes the names that runs refer to (jobs, tables, schemas) and knows their keys. */
final class StoredNames {
  private static final String SOURCE = "postgres://staging:5432";
  private static final String TARGET = "postgres://warehouse:5432";

  private final long[] jobKeys;
  private final long[] sourceKeys;
  private final long[] targetKeys;

  private StoredNames(int jobs) {
    jobKeys = new long[jobs];
    sourceKeys = new long[jobs];
    targetKeys = new long[jobs];
  }

  static StoredNames write(Connection connection, List<PlannedJob> jobs) throws SQLException {
    var names = new StoredNames(jobs.size());
    for (PlannedJob job : jobs) {
      names.jobKeys[job.index()] =
          key(
              connection,
              """
              insert into job (tenant_id, job_id, created_at) values (?, ?, now())
              on conflict (tenant_id, job_id) do update set job_id = excluded.job_id
              returning job_key
              """,
              job.tenant(),
              job.jobId());
    }
    for (PlannedJob job : jobs) {
      names.sourceKeys[job.index()] =
          dataset(connection, job, SOURCE, TableColumns.sourceName(job.source()));
      names.targetKeys[job.index()] =
          dataset(connection, job, TARGET, TableColumns.targetName(job.target()));
    }
    names.writeLoadedTables(connection, jobs);
    writeSchemas(connection, jobs);
    return names;
  }

  long jobKey(PlannedJob job) {
    return jobKeys[job.index()];
  }

  long sourceKey(PlannedJob job) {
    return sourceKeys[job.index()];
  }

  long targetKey(PlannedJob job) {
    return targetKeys[job.index()];
  }

  private static long dataset(Connection connection, PlannedJob job, String namespace, String name)
      throws SQLException {
    return key(
        connection,
        """
        insert into dataset (tenant_id, namespace, name) values (?, ?, ?)
        on conflict (tenant_id, namespace, name) do update set name = excluded.name
        returning dataset_key
        """,
        job.tenant(),
        namespace,
        name);
  }

  private void writeLoadedTables(Connection connection, List<PlannedJob> jobs) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into job_table (tenant_id, job_key, dataset_key) values (?, ?, ?)
            on conflict do nothing
            """)) {
      for (PlannedJob job : jobs) {
        if (job.stages() > 0 && job.runs() > 0) {
          statement.setString(1, job.tenant());
          statement.setLong(2, jobKey(job));
          statement.setLong(3, targetKey(job));
          statement.addBatch();
        }
      }
      statement.executeBatch();
    }
  }

  private static void writeSchemas(Connection connection, List<PlannedJob> jobs)
      throws SQLException {
    var tenants = new TreeSet<String>();
    jobs.forEach(job -> tenants.add(job.tenant()));
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into table_schema (tenant_id, schema_key, columns)
            values (?, ?, cast(? as jsonb)) on conflict do nothing
            """)) {
      for (String tenant : tenants) {
        for (int schema = 0; schema < TableColumns.SCHEMAS; schema++) {
          statement.setString(1, tenant);
          statement.setObject(2, TableColumns.keyOf(schema));
          statement.setString(3, TableColumns.columns(schema));
          statement.addBatch();
        }
      }
      statement.executeBatch();
    }
  }

  private static long key(Connection connection, String insert, String... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
