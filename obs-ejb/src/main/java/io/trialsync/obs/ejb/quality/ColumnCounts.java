package io.trialsync.obs.ejb.quality;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Numbers by column that have their names from elsewhere: of forty runs of a table with two hundred
 * columns eight thousand are read for each run that is judged, and a map of its own for each run
 * would be made for nothing.
 */
final class ColumnCounts extends AbstractMap<String, Long> {
  private final ColumnNames names;
  private final long[] counts;

  /**
   * @param counts one for each name, in their order
   */
  ColumnCounts(ColumnNames names, long[] counts) {
    this.names = names;
    this.counts = counts;
  }

  @Override
  public @Nullable Long get(@Nullable Object name) {
    int place = name == null ? -1 : names.place(name);
    return place < 0 ? null : counts[place];
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return name != null && names.place(name) >= 0;
  }

  @Override
  public Set<Map.Entry<String, Long>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<String, Long>> iterator() {
        return IntStream.range(0, counts.length)
            .mapToObj(place -> Map.entry(names.inOrder().get(place), counts[place]))
            .iterator();
      }

      @Override
      public int size() {
        return counts.length;
      }
    };
  }
}
