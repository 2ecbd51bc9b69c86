package io.trialsync.obs.ejb.quality.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.trialsync.obs.ejb.run.TableColumn;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaDifferencesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int | bigint | integer → bigint",
        "smallint | int | smallint → integer",
        "int unsigned | bigint | integer unsigned → bigint",
        "varchar(20) | varchar(50) | varchar(20) → varchar(50)",
        "varchar(20) | text | varchar(20) → text",
        "char(3) | varchar(3) | char(3) → varchar(3)",
        "nvarchar(20) | nvarchar(max) | varchar(20) → varchar(max)",
        "decimal(10,2) | decimal(12,2) | decimal(10,2) → decimal(12,2)",
        "decimal(10,2) | decimal(12,4) | decimal(10,2) → decimal(12,4)",
        "int | decimal(12,2) | integer → decimal(12,2)",
        "float | double | real → double",
        "float4 | float8 | real → double",
        "timestamp(3) | timestamp(6) | timestamp(3) → timestamp(6)",
        "varbinary(16) | varbinary(32) | binary(16) → binary(32)",
        "integer[] | bigint[] | array<integer> → array<bigint>",
        "map<string,int> | map<string,bigint> | map<text,integer> → map<text,bigint>",
        "NUMERIC | BIGNUMERIC | decimal(38,9) → decimal(76,38)",
        "mediumtext | longtext | text(16777215) → text(4294967295)"
      })
  void tellsWideningFromNarrowing(String narrow, String wide, String detail) {
    var widened = between(List.of(column(narrow)), List.of(column(wide)));
    var narrowed = between(List.of(column(wide)), List.of(column(narrow)));

    assertThat(widened)
        .singleElement()
        .returns(DifferenceKind.TYPE_WIDENED, SchemaDifference::kind)
        .returns(detail, SchemaDifference::detail);
    assertThat(narrowed)
        .singleElement()
        .returns(DifferenceKind.TYPE_NARROWED, SchemaDifference::kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "decimal(10,2) | decimal(10,4)",
        "int | text",
        "int | double",
        "timestamp | date",
        "map<string,int> | map<bigint,bigint>"
      })
  void callsATypeChangedThatHoldsNotAllValues(String one, String other) {
    assertThat(between(List.of(column(one)), List.of(column(other))))
        .extracting(SchemaDifference::kind)
        .containsExactly(DifferenceKind.TYPE_CHANGED);
    assertThat(between(List.of(column(other)), List.of(column(one))))
        .extracting(SchemaDifference::kind)
        .containsExactly(DifferenceKind.TYPE_CHANGED);
  }

  /** Conduit #322: the width of a type matters to some, so it is told, and told as such. */
  @Test
  void tellsAChangeOfWidthOnly() {
    assertThat(between(List.of(column("varchar(64)")), List.of(column("varchar(256)"))))
        .containsExactly(
            new SchemaDifference(
                DifferenceKind.TYPE_WIDENED,
                "value",
                "varchar(64) → varchar(256)",
                "expected varchar(64), the run has varchar(256)"));
  }

  @Test
  void takesWhatOnlyOneSideTellsForNoDifference() {
    assertThat(between(columns("a", "int"), columns("a", null))).isEmpty();
    assertThat(between(columns("a", null), columns("a", "int"))).isEmpty();
    assertThat(between(columns("a", "varchar"), columns("a", "varchar(20)"))).isEmpty();
    assertThat(between(columns("a", "numeric(8,2)"), columns("a", "numeric"))).isEmpty();
    assertThat(
            between(
                List.of(new TableColumn("a", "int", false)),
                List.of(new TableColumn("a", "int", null))))
        .isEmpty();
  }

  @Test
  void tellsNewAndMissingColumns() {
    assertThat(
            between(columns("id", "int4", "site", "text"), columns("id", "int4", "weight", "real")))
        .containsExactly(
            new SchemaDifference(DifferenceKind.COLUMN_MISSING, "site", "text", null),
            new SchemaDifference(DifferenceKind.COLUMN_NEW, "weight", "real", null));
  }

  @Test
  void tellsNullabilityBothWays() {
    var strict = List.of(new TableColumn("a", "int", false));
    var loose = List.of(new TableColumn("a", "int", true));

    assertThat(between(strict, loose))
        .extracting(SchemaDifference::kind)
        .containsExactly(DifferenceKind.NULLABILITY_LOOSENED);
    assertThat(between(loose, strict))
        .extracting(SchemaDifference::kind)
        .containsExactly(DifferenceKind.NULLABILITY_TIGHTENED);
  }

  @Test
  void ignoresTheOrderOfColumns() {
    assertThat(
            between(
                columns("a", "int", "b", "text", "c", "date"),
                columns("c", "date", "a", "int", "b", "text")))
        .isEmpty();
  }

  /** Snowflake writes names large, Hive small: the same column told by two workers. */
  @Test
  void takesAChangeOfLetterCaseForTheSameColumn() {
    assertThat(between(columns("SITE", "text"), columns("site", "text"))).isEmpty();
    assertThat(between(columns("SITE", "int"), columns("site", "bigint")))
        .extracting(SchemaDifference::column, SchemaDifference::kind)
        .containsExactly(tuple("SITE", DifferenceKind.TYPE_WIDENED));
  }

  @Test
  void keepsColumnsApartThatDifferInLetterCaseOnly() {
    assertThat(
            between(
                columns("id", "int", "Id", "int"), columns("id", "int", "ID", "int", "iD", "int")))
        .extracting(SchemaDifference::kind)
        .containsExactlyInAnyOrder(
            DifferenceKind.COLUMN_MISSING, DifferenceKind.COLUMN_NEW, DifferenceKind.COLUMN_NEW);
  }

  private static List<SchemaDifference> between(
      List<TableColumn> expected, List<TableColumn> actual) {
    return SchemaDifferences.between(expected, actual);
  }

  private static TableColumn column(String type) {
    return new TableColumn("value", type, null);
  }

  private static List<TableColumn> columns(@Nullable String... namesAndTypes) {
    return Columns.of(Arrays.asList(namesAndTypes));
  }
}
