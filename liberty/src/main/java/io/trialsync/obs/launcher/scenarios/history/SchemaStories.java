package io.trialsync.obs.launcher.scenarios.history;

import static io.trialsync.obs.launcher.scenarios.history.Aspect.SCHEMA;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The columns of the table change. What stays changed is bad in its first run; of later ones one
 * may think either: some want to hear of it until somebody accepts it, others once.
 */
final class SchemaStories {
  private SchemaStories() {}

  static List<Kind> all() {
    return List.of(
        changed("column-new", "A column appears.", columns -> with(columns, 3, "arm", "text")),
        changed("column-missing", "A column is gone.", columns -> without(columns, 3)),
        changed(
            "column-renamed",
            "A column has another name.",
            columns -> replaced(columns, 3, "score_total", "numeric(8,2)")),
        changed(
            "type-other",
            "A number becomes text.",
            columns -> replaced(columns, 3, "score", "text")),
        changed(
            "type-narrower",
            "A varchar(20) becomes a varchar(10).",
            columns -> replaced(columns, 1, "site", "varchar(10)")),
        changed(
            "type-wider",
            "An integer becomes a bigint.",
            columns -> replaced(columns, 2, "visit_day", "bigint")),
        schema(
            "column-back",
            "A column is gone in one run and back in the next: one bad run.",
            SchemaStories::back),
        schema(
            "type-alias",
            "Other names of the same types: integer, int4; varchar, character"
                + " varying. Nothing is wrong.",
            SchemaStories::aliases),
        schema(
            "column-order",
            "The columns come in another order. Nothing is wrong.",
            SchemaStories::order));
  }

  private static Kind schema(String name, String meaning, Consumer<Draft> story) {
    return Kind.of(name, meaning, story).in(Shape.LIVELY);
  }

  private static Kind changed(
      String name, String meaning, UnaryOperator<List<TableColumn>> change) {
    return schema(
        name,
        meaning,
        draft -> {
          List<TableColumn> others = change.apply(Draft.COLUMNS);
          int at = draft.somePoint();
          draft.each(at, draft.length(), run -> run.columns(others).either(SCHEMA));
          draft.run(at).bad(SCHEMA);
        });
  }

  private static void back(Draft draft) {
    draft.run(draft.somePoint()).columns(without(Draft.COLUMNS, 2)).bad(SCHEMA);
  }

  private static void aliases(Draft draft) {
    List<TableColumn> others =
        replaced(
            replaced(Draft.COLUMNS, 2, "visit_day", "int4"), 1, "site", "character varying(20)");
    for (int number = 1; number < draft.length(); number += 2) {
      draft.run(number).columns(others);
    }
  }

  private static void order(Draft draft) {
    var others = new ArrayList<>(Draft.COLUMNS);
    Collections.reverse(others);
    draft.each(draft.somePoint(), draft.length(), run -> run.columns(others));
  }

  private static List<TableColumn> with(
      List<TableColumn> columns, int at, String name, String type) {
    var changed = new ArrayList<>(columns);
    changed.add(at, new TableColumn(name, type));
    return List.copyOf(changed);
  }

  private static List<TableColumn> without(List<TableColumn> columns, int at) {
    var changed = new ArrayList<>(columns);
    changed.remove(at);
    return List.copyOf(changed);
  }

  private static List<TableColumn> replaced(
      List<TableColumn> columns, int at, String name, String type) {
    return with(without(columns, at), at, name, type);
  }
}
