package io.trialsync.obs.launcher.fuzz;

import io.trialsync.obs.launcher.contract.ApiOperation;
import java.util.ArrayList;
import java.util.List;

/** All that is done to one operation. */
final class Mutations {
  private Mutations() {}

  static List<Mutation> of(ApiOperation operation, String token) {
    var mutations = new ArrayList<Mutation>();
    mutations.addAll(ParameterMutations.of(operation));
    mutations.addAll(HeaderMutations.of(operation));
    mutations.addAll(TokenMutations.of(token));
    mutations.addAll(BodyMutations.of(operation));
    return List.copyOf(mutations);
  }
}
