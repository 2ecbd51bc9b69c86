package io.trialsync.obs.ejb.quality.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.run.TableColumn;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Elementary #543: two spellings of one type were reported as drift. */
class TypeSpellingsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int4 | integer",
        "int | integer",
        "int8 | bigint",
        "int2 | smallint",
        "serial | int4",
        "varchar | character varying",
        "varchar(20) | character varying(20)",
        "VARCHAR(20) | varchar( 20 )",
        "decimal(10,2) | numeric(10, 2)",
        "numeric(10) | numeric(10,0)",
        "bool | boolean",
        "float8 | double precision",
        "float4 | real",
        "float | double precision",
        "float(53) | float8",
        "bpchar(3) | character(3)",
        "timestamptz | timestamp with time zone",
        "timestamptz(3) | timestamp(3) with time zone",
        "timestamp | timestamp without time zone",
        "timetz | time with time zone",
        "_int4 | integer[]",
        "text[] | ARRAY",
        "integer[3] | int4[]",
        "integer NOT NULL | int4",
        "bytea | BYTEA"
      })
  void knowsPostgresql(String one, String other) {
    assertSame(one, other);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int(11) | int",
        "bigint(20) | bigint",
        "tinyint(1) | boolean",
        "int(10) unsigned | int unsigned",
        "integer unsigned | int(10) unsigned zerofill",
        "decimal | decimal(10,0)",
        "varchar(20) | varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
        "dec(8,2) | decimal(8,2)",
        "double | double precision"
      })
  void knowsMysql(String one, String other) {
    assertSame(one, other);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NUMBER(38,0) | INT",
        "NUMBER(38,0) | BIGINT",
        "NUMBER(10,2) | DECIMAL(10,2)",
        "NUMBER | NUMBER(10,2)"
      })
  void knowsSnowflake(String one, String other) {
    assertSame(one, other);
  }

  @ParameterizedTest
  @CsvSource({
    "TEXT, VARCHAR(16777216)",
    "STRING, VARCHAR",
    "FLOAT, DOUBLE",
    "TIMESTAMP_NTZ(9), TIMESTAMP",
    "DATETIME, TIMESTAMP_NTZ"
  })
  void knowsSnowflakeByAnotherColumn(String one, String other) {
    assertSame(one, other, "NUMBER(38,0)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INT64 | INTEGER",
        "INT64 | BIGINT",
        "FLOAT64 | FLOAT",
        "RECORD | STRUCT",
        "STRUCT<a INT64, b STRING> | STRUCT<b STRING, a INTEGER>",
        "ARRAY<INT64> | ARRAY<INTEGER>",
        "BIGDECIMAL | BIGNUMERIC",
        "ARRAY<STRUCT<a INT64, b FLOAT64>> | ARRAY<STRUCT<b FLOAT, a INTEGER>>"
      })
  void knowsBigQuery(String one, String other) {
    assertSame(one, other);
  }

  @ParameterizedTest
  @CsvSource({"BOOL, BOOLEAN", "'NUMERIC', 'DECIMAL(38,9)'", "BYTES, bytes"})
  void knowsBigQueryByAnotherColumn(String one, String other) {
    assertSame(one, other, "INT64");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "long | bigint",
        "short | smallint",
        "byte | tinyint",
        "string | STRING",
        "struct<a:int,b:string> | struct<b: string, a: integer>",
        "array<long> | array<bigint>",
        "map<string,long> | map<string,bigint>",
        "array<struct<a:long>> | array<struct<a:bigint>>",
        "struct<a:struct<b:long,c:int>> | struct<a:struct<c:int,b:bigint>>"
      })
  void knowsSpark(String one, String other) {
    assertSame(one, other);
  }

  @ParameterizedTest
  @CsvSource({"decimal, 'decimal(10,0)'", "timestamp, timestamp_ltz"})
  void knowsSparkByAnotherColumn(String one, String other) {
    assertSame(one, other, "long");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "string | text",
        "uuid | UUID",
        "geography(point, 4326) | GEOGRAPHY(POINT,4326)",
        "my  odd   type | My odd type",
        "enum('a','b') | ENUM('a', 'b')",
        "<<broken(( | << broken(("
      })
  void comparesWhatItDoesNotKnowByItsText(String one, String other) {
    assertSame(one, other);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int4 | INT64",
        "datetime | timestamp",
        "timestamp | timestamptz",
        "json | jsonb",
        "geography | geometry",
        "integer | text",
        "uuid | text",
        "NUMERIC | BIGNUMERIC",
        "bigint | bigint unsigned",
        "boolean | tinyint",
        "array<int> | int",
        "integer[] | text[]",
        "<<broken(( | <<broken("
      })
  void keepsApartWhatIsNotTheSame(String one, String other) {
    assertThat(between(one, other, null)).hasSize(1);
  }

  private static void assertSame(String one, String other) {
    assertSame(one, other, null);
  }

  private static void assertSame(String one, String other, @Nullable String neighbour) {
    assertThat(between(one, other, neighbour)).isEmpty();
    assertThat(between(other, one, neighbour)).isEmpty();
  }

  private static List<SchemaDifference> between(
      String one, String other, @Nullable String neighbour) {
    return SchemaDifferences.between(columns(one, neighbour), columns(other, neighbour));
  }

  private static List<TableColumn> columns(String type, @Nullable String neighbour) {
    return Stream.of(
            new TableColumn("value", type, null), new TableColumn("neighbour", neighbour, null))
        .toList();
  }
}
