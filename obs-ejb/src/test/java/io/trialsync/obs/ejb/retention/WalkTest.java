package io.trialsync.obs.ejb.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.persistence.retention.Batch;
import io.trialsync.obs.persistence.retention.OldRows;
import io.trialsync.obs.persistence.retention.Place;
import io.trialsync.obs.persistence.retention.RetainedJob;
import io.trialsync.obs.persistence.retention.RowCounts;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WalkTest {
  private static final FirstDays FIRST =
      new RetentionAges(90, 30, 400).firstDays(LocalDate.parse("2026-11-21"));
  private static final RetainedJob JOB = new RetainedJob("default", 1, false);
  private static final RetainedJob STREAM = new RetainedJob("default", 2, true);

  private final Table table = new Table();

  /** So many runs a second apart, of which a step takes as many as it is allowed to. */
  private static final class Table implements OldRows {
    private static final Instant ZERO = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Place> asked = new ArrayList<>();
    private final List<Place> linesAsked = new ArrayList<>();
    private int runs;
    private int daysAsked;

    @Override
    public Batch runs(RetainedJob job, LocalDate from, Place after, int most) {
      assertThat(from).isEqualTo(FIRST.runs());
      asked.add(after);
      int begin = after.equals(Place.START) ? 0 : number(after) + 1;
      int size = Math.min(most, runs - begin);
      var places = new ArrayList<Place>();
      for (int i = begin; i < begin + size; i++) {
        places.add(new Place(ZERO.plusSeconds(i), new UUID(0, i)));
      }
      return new Batch(new RowCounts(size, 0, 0, 0, 0), places, size == most);
    }

    @Override
    public Batch lifeCycle(RetainedJob job, LocalDate from, Place after, int most) {
      assertThat(from).isEqualTo(FIRST.lifeCycle());
      linesAsked.add(after);
      return new Batch(new RowCounts(0, 0, 0, 7, 0), List.of(), false);
    }

    @Override
    public RowCounts days(RetainedJob job, LocalDate from) {
      assertThat(from).isEqualTo(FIRST.rollups());
      daysAsked++;
      return new RowCounts(0, 0, 0, 0, 3);
    }

    private static int number(Place place) {
      return (int) place.runKey().getLeastSignificantBits();
    }
  }

  @Test
  void takesAllInStepsAndRestsAfterEach() throws SQLException {
    table.runs = 2 * Walk.RUNS_A_STEP + 1;
    var rests = new ArrayList<Object>();
    var walk = new Walk(table, rests::add, () -> false, batch -> {});
    assertThat(walk.over(JOB, FIRST, Optional.empty()))
        .isEqualTo(new RowCounts(table.runs, 0, 0, 7, 3));
    assertThat(table.asked).hasSize(3).doesNotHaveDuplicates();
    assertThat(rests).hasSize(4);
  }

  @Test
  void endsAtOnceWhenItIsToldToStop() throws SQLException {
    table.runs = 9 * Walk.RUNS_A_STEP;
    var walk = new Walk(table, Pace.WITHOUT_REST, () -> table.asked.size() == 2, batch -> {});
    assertThat(walk.over(JOB, FIRST, Optional.empty()).runs()).isEqualTo(2L * Walk.RUNS_A_STEP);
    assertThat(table.linesAsked).isEmpty();
    assertThat(table.daysAsked).isZero();
  }

  @Test
  void looksForLinesOnlyWhereNoEarlierWalkHasBeen() throws SQLException {
    var walk = new Walk(table, Pace.WITHOUT_REST, () -> false, batch -> {});
    var gone = Optional.of(LocalDate.parse("2026-10-21"));
    walk.over(JOB, FIRST, gone);
    walk.over(STREAM, FIRST, gone);
    walk.over(JOB, FIRST, Optional.empty());
    assertThat(table.linesAsked)
        .containsExactly(
            Place.before(Instant.parse("2026-10-19T00:00:00Z")), Place.START, Place.START);
  }

  @Test
  void tellsOfTheRunsThatAreTooOld() throws SQLException {
    table.runs = 3;
    var seen = new ArrayList<Place>();
    new Walk(table, Pace.WITHOUT_REST, () -> false, batch -> seen.addAll(batch.places()))
        .over(JOB, FIRST, Optional.empty());
    assertThat(seen).hasSize(3);
  }
}
