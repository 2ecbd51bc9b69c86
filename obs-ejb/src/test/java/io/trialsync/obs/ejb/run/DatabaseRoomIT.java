package io.trialsync.obs.ejb.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.trialsync.obs.persistence.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What is known of the disk of the database, held against a real one. */
class DatabaseRoomIT {
  private final DataSource database = TestDatabase.dataSource();
  private final DatabaseRoom room = new DatabaseRoom();

  @Test
  void isThereUntilAReportIsRefusedForIt() {
    assertThat(room.isThere(unreachable())).isTrue();
    refuse("40001");
    assertThat(room.isThere(unreachable())).isTrue();
    refuse("53100");
    assertThat(room.isThere(unreachable())).isFalse();
  }

  @Test
  void isThereAgainOnceSomethingCanBeWritten() {
    refuse("53100");
    assertThat(room.isThere(database)).isTrue();
    assertThat(room.isThere(unreachable())).isTrue();
  }

  @Test
  void isThereAgainOnceAReportIsStored() throws SQLException {
    refuse("53100");
    room.watching((tenantId, reports, stages) -> List.of()).record("a", "[]", "[]");
    assertThat(room.isThere(unreachable())).isTrue();
  }

  private void refuse(String state) {
    var store =
        room.watching(
            (tenantId, reports, stages) -> {
              throw new SQLException("refused", state);
            });
    assertThatExceptionOfType(SQLException.class).isThrownBy(() -> store.record("a", "[]", "[]"));
  }

  private static DataSource unreachable() {
    var nobody = new PGSimpleDataSource();
    nobody.setPortNumbers(new int[] {1});
    return nobody;
  }
}
