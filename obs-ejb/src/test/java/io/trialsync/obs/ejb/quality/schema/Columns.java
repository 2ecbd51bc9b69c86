package io.trialsync.obs.ejb.quality.schema;

import io.trialsync.obs.ejb.run.TableColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Schemas for tests, written as name, type, name, type. */
final class Columns {
  private Columns() {}

  static List<TableColumn> of(@Nullable String... namesAndTypes) {
    return of(Arrays.asList(namesAndTypes));
  }

  static List<TableColumn> of(List<@Nullable String> namesAndTypes) {
    var columns = new ArrayList<TableColumn>();
    for (int i = 0; i < namesAndTypes.size(); i += 2) {
      String name = Objects.requireNonNull(namesAndTypes.get(i));
      columns.add(new TableColumn(name, namesAndTypes.get(i + 1), null));
    }
    return columns;
  }
}
