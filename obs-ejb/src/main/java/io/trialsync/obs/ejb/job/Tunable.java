package io.trialsync.obs.ejb.job;

import java.util.List;

/** Something that the settings {@code checks} may tune; a class that implements it is found. */
public interface Tunable {

  /** Its name in settings, answers and metrics, such as {@code row_count_delta}. */
  String name();

  /** The numbers that tune it. */
  default List<TuningNumber> numbers() {
    return List.of();
  }
}
