package io.trialsync.obs.launcher.scenarios.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A run that a story may still change. */
final class DraftRun {
  private final Instant startedAt;
  private final Map<Aspect, Label> labels = new EnumMap<>(Aspect.class);
  private Duration duration;
  private double rows;
  private double nullShare;
  private List<TableColumn> columns;
  private String runType = "scheduled";
  private boolean failed;
  private boolean silent;

  DraftRun(
      Instant startedAt,
      Duration duration,
      double rows,
      double nullShare,
      List<TableColumn> columns) {
    this.startedAt = startedAt;
    this.duration = duration;
    this.rows = rows;
    this.nullShare = nullShare;
    this.columns = columns;
  }

  Instant startedAt() {
    return startedAt;
  }

  DraftRun rows(double count) {
    rows = count;
    return this;
  }

  DraftRun timesRows(double factor) {
    rows *= factor;
    return this;
  }

  DraftRun nullShare(double share) {
    nullShare = Math.max(0, Math.min(1, share));
    return this;
  }

  DraftRun duration(Duration other) {
    duration = other;
    return this;
  }

  DraftRun timesDuration(double factor) {
    duration = Duration.ofMillis((long) (duration.toMillis() * factor));
    return this;
  }

  DraftRun columns(List<TableColumn> others) {
    columns = others;
    return this;
  }

  /** A run that is not one of the schedule. */
  DraftRun as(String otherType) {
    runType = otherType;
    return this;
  }

  DraftRun failed() {
    failed = true;
    return this;
  }

  /** The worker says nothing of rows, nulls and columns. */
  DraftRun silent() {
    silent = true;
    return this;
  }

  DraftRun bad(Aspect aspect) {
    labels.put(aspect, Label.BAD);
    return this;
  }

  DraftRun either(Aspect aspect) {
    labels.put(aspect, Label.EITHER);
    return this;
  }

  MadeRun finished(String jobId, Chance chance) {
    long count = Math.max(0, Math.round(rows));
    byte[] name = (jobId + "/" + startedAt).getBytes(UTF_8);
    return new MadeRun(
        UUID.nameUUIDFromBytes(name),
        startedAt,
        duration,
        failed,
        runType,
        silent ? null : count,
        chance.ofRows(count, nullShare),
        silent ? List.of() : columns,
        labels);
  }
}
