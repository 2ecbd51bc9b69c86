package io.trialsync.obs.persistence.quality.probe;

import static io.trialsync.obs.persistence.TestDatabase.executeAsSuperuser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsync.obs.persistence.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Probes on a real PostgreSQL: what they count, how long they take, and what they must not do. */
@Tag("P01")
@Tag("P02")
@Tag("P03")
@Tag("P04")
class TableProbeIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String ADDRESS = TestDatabase.url().replaceAll("\\?.*", "");
  private static final ProbeSource SOURCE = source("prober");

  @BeforeAll
  static void makeTheWarehouse() {
    executeAsSuperuser(
        """
        create role prober login; create role careless login;
        create schema "Trial ""9";
        grant usage on schema "Trial ""9" to prober;
        create table "Trial ""9"."visits; drop" (
          site text, "odd ""name" integer, amount numeric(10,2), code varchar(20) not null,
          tags text[]);
        insert into "Trial ""9"."visits; drop"
          select case when g % 10 > 0 then 'site' end, case when g % 4 > 0 then g end, 1, 'x', '{}'
          from generate_series(1, 1000) g;
        create table public.large (id bigint, site text);
        insert into public.large
          select g, case when g % 100 > 0 then 's' end from generate_series(1, 3000000) g;
        create table public.emptied (id bigint);
        insert into public.emptied select g from generate_series(1, 200000) g;
        create view public.large_view as select * from public.large where id <= 500;
        grant select on public.large, public.emptied, public.large_view to prober;
        grant select on all tables in schema "Trial ""9" to prober;
        grant select, insert on public.large to careless;
        create table public.hidden (id bigint)""");
    executeAsSuperuser("vacuum analyze public.large");
    executeAsSuperuser("vacuum analyze public.emptied");
    executeAsSuperuser("delete from public.emptied");
  }

  @AfterAll
  static void clearTheWarehouse() {
    executeAsSuperuser(
        """
        drop view public.large_view; drop table public.large, public.emptied, public.hidden;
        drop schema "Trial ""9" cascade; drop owned by prober, careless;
        drop role prober, careless""");
  }

  @Test
  void countsRowsAndNullsWhateverTheNames() throws Exception {
    ProbedTable table =
        probe(1_000_000).read("Trial \"9", "visits; drop", List.of("site", "odd \"name"));
    assertThat(table.rows()).isEqualTo(1000);
    assertThat(table.sampled()).isFalse();
    assertThat(table.nulls()).isEqualTo(Map.of("site", 100L, "odd \"name", 250L));
    assertThat(table.columns())
        .containsExactly(
            new ProbedTable.Column("site", "text", true),
            new ProbedTable.Column("odd \"name", "integer", true),
            new ProbedTable.Column("amount", "numeric(10,2)", true),
            new ProbedTable.Column("code", "character varying(20)", false),
            new ProbedTable.Column("tags", "text[]", true));
  }

  @Test
  void estimatesALargeTableFromAPartOfIt() throws Exception {
    ProbedTable table = probe(100_000).read("public", "large", List.of("site"));
    assertThat(table.sampled()).isTrue();
    assertThat(table.rows()).isBetween(2_700_000L, 3_300_000L);
    assertThat((double) table.nulls().get("site") / table.rows()).isBetween(0.008, 0.012);
    assertThat(probe(100_000).read("public", "large", List.of("site"))).isEqualTo(table);
  }

  @Test
  void neverEstimatesThatThereIsNothing() throws Exception {
    ProbedTable table = probe(1_000).read("public", "emptied", List.of());
    assertThat(table.rows()).isZero();
    assertThat(table.sampled()).isFalse();
  }

  @Test
  void countsWhatCannotBeSampled() throws Exception {
    ProbedTable view = probe(10).read("public", "large_view", List.of("site"));
    assertThat(view.rows()).isEqualTo(500);
    assertThat(view.sampled()).isFalse();
  }

  @Test
  void holdsItsTimeOutOnALargeTable() {
    long begin = System.nanoTime();
    assertThatThrownBy(
            () ->
                new TableProbe(SOURCE, Duration.ofMillis(60), Long.MAX_VALUE)
                    .read("public", "large", List.of("site")))
        .isInstanceOfSatisfying(
            SQLException.class, late -> assertThat(late.getSQLState()).isEqualTo("57014"));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
    assertThat(
            TestDatabase.countAsSuperuser(
                "select count(*) from pg_stat_activity where application_name = 'obs-probe'"))
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into public.large values (1, 's')",
        "update public.large set site = 's' where id = 1",
        "delete from public.large where id = 1",
        "truncate public.large",
        "create table public.planted (id bigint)",
        "select nextval('s')",
        "set transaction read write; insert into public.large values (1, 's')"
      })
  void itsDataSourceCannotWrite(String sql) throws SQLException {
    // This role may insert: what refuses here is the session alone.
    executeAsSuperuser("create sequence if not exists s; grant usage on sequence s to careless");
    try (Connection connection = source("careless").open(PATIENCE);
        Statement statement = connection.createStatement()) {
      statement.execute("select 1 from public.large limit 1");
      assertThatThrownBy(() -> statement.execute(sql.replace("'s')", "'public.s')")))
          .isInstanceOf(SQLException.class)
          .satisfies(
              refused ->
                  assertThat(((SQLException) refused).getSQLState())
                      .isIn("25006", "42501", "25001"));
    } finally {
      executeAsSuperuser("drop sequence s");
    }
    assertThat(TestDatabase.countAsSuperuser("select count(*) from public.large"))
        .isEqualTo(3_000_000);
  }

  @Test
  void anAddressThatSaysOtherwiseCannotWriteEither() throws SQLException {
    var source =
        new ProbeSource(
            ADDRESS
                + "?readOnly=false&readOnlyMode=ignore&options=-c%20default_transaction_read_only=off",
            "careless",
            "-");
    try (Connection connection = source.open(PATIENCE);
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("insert into public.large values (1, 's')"))
          .isInstanceOfSatisfying(
              SQLException.class, refused -> assertThat(refused.getSQLState()).isEqualTo("25006"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"careless", "postgres"})
  void refusesARoleThatMayWrite(String role) {
    assertThatThrownBy(
            () ->
                new TableProbe(source(role), PATIENCE, 1_000)
                    .read("public", "large", List.of("site")))
        .isInstanceOf(ProbeRefusedException.class)
        .hasMessageContaining("may write to the table");
  }

  @Test
  void refusesWhatIsNotThere() {
    for (String table : List.of("nothing", "hidden", "large\"; drop table large; --")) {
      assertThatThrownBy(() -> probe(10).read("public", table, List.of()))
          .isInstanceOf(ProbeRefusedException.class)
          .hasMessage("There is no such table, or the role may not read it.");
    }
    assertThatThrownBy(() -> probe(10).read("public", "large", List.of("site", "nowhere")))
        .isInstanceOf(ProbeRefusedException.class)
        .hasMessageContaining("does not have all of the key columns");
  }

  private static TableProbe probe(long sampleAbove) {
    return new TableProbe(SOURCE, PATIENCE, sampleAbove);
  }

  private static ProbeSource source(String role) {
    return new ProbeSource(ADDRESS, role, "-");
  }
}
