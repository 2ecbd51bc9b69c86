package io.trialsync.obs.ejb.quality;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names of columns in their order, shared by all runs that tell of the same ones. */
final class ColumnNames {
  private final List<String> inOrder;
  private final Map<String, Integer> places = new HashMap<>();

  ColumnNames(Collection<String> names) {
    inOrder = List.copyOf(names);
    inOrder.forEach(name -> places.put(name, places.size()));
  }

  List<String> inOrder() {
    return inOrder;
  }

  int number() {
    return inOrder.size();
  }

  /** Where the name stands; -1 for nowhere. */
  int place(Object name) {
    return places.getOrDefault(name, -1);
  }
}
