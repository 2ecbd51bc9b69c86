package io.trialsync.obs.launcher.scenarios.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** All made histories. The same seed makes the same ones, on whatever day it is asked. */
public final class Histories {
  /** A Sunday; not today, so that month ends and weekends stay where they are. */
  private static final Instant END = Instant.parse("2026-11-15T00:00:00Z");

  private Histories() {}

  /** Everything that happens in them. */
  public static List<Kind> kinds() {
    return Stream.of(
            CalmStories.all(),
            RowStories.all(),
            CalendarStories.all(),
            NullStories.all(),
            DurationStories.all(),
            SchemaStories.all())
        .flatMap(List::stream)
        .toList();
  }

  /** A history for each kind and each shape that the kind comes in. */
  public static List<MadeHistory> made(long seed) {
    var histories = new ArrayList<MadeHistory>();
    for (Kind kind : kinds()) {
      for (Shape shape : kind.shapes()) {
        histories.add(made(seed, kind, shape));
      }
    }
    return List.copyOf(histories);
  }

  private static MadeHistory made(long seed, Kind kind, Shape shape) {
    String jobId = String.format(Locale.ROOT, "%s_%s", kind.name(), shape.name());
    var draft = new Draft(shape, END, new Chance(seed, jobId));
    kind.story().accept(draft);
    return new MadeHistory(jobId, kind, draft.finished(seed + "/" + jobId));
  }
}
