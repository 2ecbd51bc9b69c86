package io.trialsync.obs.ejb.quality.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.trialsync.obs.ejb.run.TableColumn;
import java.util.List;
import org.junit.jupiter.api.Test;

class NestedColumnsTest {

  @Test
  void tellsTheFieldThatIsNew() {
    assertFound(
        Columns.of("address", "struct", "address.zip", "string"),
        Columns.of("address", "struct", "address.zip", "string", "address.city", "string"),
        "address.city",
        DifferenceKind.COLUMN_NEW);
  }

  @Test
  void readsFieldsFromTheTextOfAType() {
    assertFound(
        Columns.of("address", "struct<zip:int>"),
        Columns.of("address", "struct<zip:bigint>"),
        "address.zip",
        DifferenceKind.TYPE_WIDENED);
    assertFound(
        Columns.of("address", "STRUCT<zip INT64, geo STRUCT<lat FLOAT64, lon FLOAT64>>"),
        Columns.of("address", "STRUCT<zip INT64, geo STRUCT<lat FLOAT64>>"),
        "address.geo.lon",
        DifferenceKind.COLUMN_MISSING);
    assertFound(
        Columns.of("visits", "array<struct<day:date>>"),
        Columns.of("visits", "array<struct<day:date,siteCode:string>>"),
        "visits._element.siteCode",
        DifferenceKind.COLUMN_NEW);
  }

  @Test
  void takesFieldsInTheTextAndFieldsOneByOneForTheSame() {
    var inText = Columns.of("address", "struct<zip:int,geo:struct<lat:double>>");
    var oneByOne =
        Columns.of(
            "address", "struct",
            "address.zip", "integer",
            "address.geo", "struct",
            "address.geo.lat", "double");

    assertThat(SchemaDifferences.between(inText, oneByOne)).isEmpty();
    assertThat(SchemaDifferences.between(oneByOne, inText)).isEmpty();
  }

  @Test
  void asksNotForFieldsThatOneSideDoesNotTell() {
    var bare = Columns.of("address", "struct", "tags", "array<int>");
    var told =
        Columns.of(
            "address", "struct", "address.zip", "int", "tags", "array", "tags._element", "int");

    assertThat(SchemaDifferences.between(bare, told)).isEmpty();
    assertThat(SchemaDifferences.between(told, bare)).isEmpty();
  }

  @Test
  void tellsAMissingStructOnceAndNotForEachField() {
    assertFound(
        Columns.of("id", "int", "address", "struct<zip:int,city:string>"),
        Columns.of("id", "int"),
        "address",
        DifferenceKind.COLUMN_MISSING);
    assertFound(
        Columns.of("address", "struct<zip:int,city:string>"),
        Columns.of("address", "string"),
        "address",
        DifferenceKind.TYPE_CHANGED);
  }

  @Test
  void tellsARenamedStructOnce() {
    assertFound(
        Columns.of("addr", "struct<zip:int,city:string>"),
        Columns.of("address", "struct<zip:int,city:string>"),
        "addr",
        DifferenceKind.COLUMN_RENAMED);
  }

  @Test
  void takesADotInANameForNoNesting() {
    assertFound(
        Columns.of("a", "int", "a.b", "int"),
        Columns.of("a", "int"),
        "a.b",
        DifferenceKind.COLUMN_MISSING);
  }

  private static void assertFound(
      List<TableColumn> expected, List<TableColumn> actual, String column, DifferenceKind kind) {
    assertThat(SchemaDifferences.between(expected, actual))
        .extracting(SchemaDifference::column, SchemaDifference::kind)
        .containsExactly(tuple(column, kind));
  }
}
