package io.trialsync.obs.ejb.quality.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.run.TableColumn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class SchemaDifferencesPropertiesTest {
  private static final List<List<String>> ALIASES =
      List.of(
          List.of("int", "integer", "int4"),
          List.of("bigint", "int8"),
          List.of("varchar(30)", "character varying(30)", "VARCHAR ( 30 )"),
          List.of("decimal(10,2)", "numeric(10, 2)", "DEC(10,2)"),
          List.of("bool", "boolean"),
          List.of("double precision", "float8"),
          List.of("timestamp", "timestamp without time zone"),
          List.of("timestamptz", "timestamp with time zone"),
          List.of("integer[]", "_int4", "int[]"));

  private static final Map<DifferenceKind, DifferenceKind> MIRRORED =
      Map.of(
          DifferenceKind.COLUMN_NEW, DifferenceKind.COLUMN_MISSING,
          DifferenceKind.COLUMN_MISSING, DifferenceKind.COLUMN_NEW,
          DifferenceKind.COLUMN_RENAMED, DifferenceKind.COLUMN_RENAMED,
          DifferenceKind.TYPE_WIDENED, DifferenceKind.TYPE_NARROWED,
          DifferenceKind.TYPE_NARROWED, DifferenceKind.TYPE_WIDENED,
          DifferenceKind.TYPE_CHANGED, DifferenceKind.TYPE_CHANGED,
          DifferenceKind.NULLABILITY_LOOSENED, DifferenceKind.NULLABILITY_TIGHTENED,
          DifferenceKind.NULLABILITY_TIGHTENED, DifferenceKind.NULLABILITY_LOOSENED);

  @Property
  void aSchemaDoesNotDifferFromItself(@ForAll("schemas") List<TableColumn> schema) {
    assertThat(SchemaDifferences.between(schema, schema)).isEmpty();
  }

  @Property
  void theOrderOfColumnsChangesNothing(
      @ForAll("schemas") List<TableColumn> expected,
      @ForAll("schemas") List<TableColumn> actual,
      @ForAll Random random) {
    assertThat(
            names(SchemaDifferences.between(shuffled(expected, random), shuffled(actual, random))))
        .isEqualTo(names(SchemaDifferences.between(expected, actual)));
  }

  @Property
  void anAliasIsNeverADifference(
      @ForAll("schemas") List<TableColumn> schema, @ForAll Random random) {
    var spelled = new ArrayList<TableColumn>();
    var spelledAnew = new ArrayList<TableColumn>();
    for (TableColumn column : schema) {
      List<String> aliases = ALIASES.get(random.nextInt(ALIASES.size()));
      spelled.add(retyped(column, aliases.get(random.nextInt(aliases.size()))));
      spelledAnew.add(retyped(column, aliases.get(random.nextInt(aliases.size()))));
    }

    assertThat(SchemaDifferences.between(unique(spelled), unique(spelledAnew))).isEmpty();
  }

  @Property
  void theOtherWayRoundIsTheMirrorImage(
      @ForAll("schemas") List<TableColumn> one, @ForAll("schemas") List<TableColumn> other) {
    var there = SchemaDifferences.between(one, other).stream().map(SchemaDifference::kind).toList();
    var back =
        SchemaDifferences.between(other, one).stream()
            .map(difference -> MIRRORED.get(difference.kind()))
            .toList();

    assertThat(there).containsExactlyInAnyOrderElementsOf(back);
  }

  @Property
  void anyTextIsTheSameTypeAsItself(@ForAll String type) {
    var schema = List.of(new TableColumn("value", type, null));

    assertThat(SchemaDifferences.between(schema, schema)).isEmpty();
  }

  @Provide
  Arbitrary<List<TableColumn>> schemas() {
    Arbitrary<String> names =
        Arbitraries.of(
            "id",
            "site",
            "site_code",
            "Site",
            "visit_date",
            "visit_dt",
            "weight",
            "address",
            "address.zip",
            "address.city",
            "a",
            "a.b");
    Arbitrary<@Nullable String> types =
        Arbitraries.of(
                "int",
                "int4",
                "bigint",
                "INT64",
                "varchar(20)",
                "varchar(50)",
                "text",
                "number",
                "decimal(10,2)",
                "struct",
                "struct<zip:int>",
                "array<int>",
                "longtext",
                "odd type",
                "timestamp",
                "datetime",
                "long",
                "float",
                "tinyint(1)")
            .injectNull(0.1);
    Arbitrary<@Nullable Boolean> nullables = Arbitraries.of(true, false).injectNull(0.3);
    return Combinators.combine(names, types, nullables)
        .as(TableColumn::new)
        .list()
        .ofMaxSize(9)
        .map(SchemaDifferencesPropertiesTest::unique);
  }

  private static List<TableColumn> unique(List<TableColumn> columns) {
    var byName = new LinkedHashMap<String, TableColumn>();
    columns.forEach(column -> byName.put(column.name(), column));
    return List.copyOf(byName.values());
  }

  private static TableColumn retyped(TableColumn column, String type) {
    return new TableColumn(column.name(), type, column.nullable());
  }

  private static List<TableColumn> shuffled(List<TableColumn> columns, Random random) {
    var shuffled = new ArrayList<>(columns);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  /** All but the evidence, which may mention the place of a column. */
  private static List<String> names(List<SchemaDifference> differences) {
    return differences.stream()
        .map(each -> each.kind() + " " + each.column() + " " + each.detail())
        .toList();
  }
}
