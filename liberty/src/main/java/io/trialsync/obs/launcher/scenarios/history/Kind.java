package io.trialsync.obs.launcher.scenarios.history;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Something that happens to jobs.
 *
 * @param meaning what happens, and what of it is bad
 * @param shapes what the jobs are like that it happens to
 * @param checks the job's settings of checks
 * @param story puts it into the history of a job that was healthy until then
 */
public record Kind(
    String name,
    String meaning,
    List<Shape> shapes,
    Map<String, Object> checks,
    Consumer<Draft> story) {

  static Kind of(String name, String meaning, Consumer<Draft> story) {
    return new Kind(name, meaning, List.of(Shape.CALM, Shape.LIVELY), Map.of(), story);
  }

  Kind in(Shape... others) {
    return new Kind(name, meaning, List.of(others), checks, story);
  }

  Kind withChecks(Map<String, Object> others) {
    return new Kind(name, meaning, shapes, others, story);
  }

  @Override
  public String toString() {
    return name;
  }
}
