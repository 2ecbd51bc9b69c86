package io.trialsync.obs.launcher.fuzz;

import java.util.function.Consumer;

/**
 * One thing that is done to a request.
 *
 * @param place where: a parameter, a header, a field of the body
 * @param value what is put there, in words
 */
record Mutation(String place, String value, Consumer<Draft> change) {

  void applyTo(Draft draft) {
    change.accept(draft);
  }

  @Override
  public String toString() {
    return place + " = " + value;
  }
}
