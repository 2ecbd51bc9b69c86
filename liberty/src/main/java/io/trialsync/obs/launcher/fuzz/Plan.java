package io.trialsync.obs.launcher.fuzz;

import io.trialsync.obs.launcher.contract.ApiOperation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Which request is sent at which number. Every change of every place once, in an order that the
 * seed decides; when all have been, several changes of one request at a time. Every hundredth
 * request is a good one.
 */
final class Plan {
  private static final int BETWEEN_GOOD_ONES = 100;
  private static final int MOST_CHANGES = 3;

  /** One change of one operation. */
  private record Step(ApiOperation operation, Mutation mutation) {}

  private final long seed;
  private final String token;
  private final List<ApiOperation> operations;
  private final List<List<Mutation>> mutations = new ArrayList<>();
  private final List<Step> single = new ArrayList<>();

  Plan(List<ApiOperation> operations, String token, long seed) {
    this.seed = seed;
    this.token = token;
    this.operations = operations;
    for (ApiOperation operation : operations) {
      List<Mutation> all = Mutations.of(operation, token);
      mutations.add(all);
      all.forEach(mutation -> single.add(new Step(operation, mutation)));
    }
    Collections.shuffle(single, new Random(seed));
  }

  /** How many different changes there are. */
  int changes() {
    return single.size();
  }

  /** How many requests it takes until each change was made once. */
  int requestsForAllChanges() {
    return single.size() + single.size() / (BETWEEN_GOOD_ONES - 1) + 1;
  }

  /** The request of that number, counted from 0. */
  FuzzRequest request(int number) {
    if (number % BETWEEN_GOOD_ONES == 0) {
      ApiOperation operation = operations.get(number / BETWEEN_GOOD_ONES % operations.size());
      return new FuzzRequest(number, Ground.good(operation, token), "nothing changed", true);
    }
    int place = number - number / BETWEEN_GOOD_ONES - 1;
    return place < single.size() ? single(number, single.get(place)) : several(number);
  }

  private FuzzRequest single(int number, Step step) {
    return changed(number, step.operation(), List.of(step.mutation()));
  }

  private FuzzRequest several(int number) {
    var dice = new Random(seed * 1_000_003 + number);
    int chosenOperation = dice.nextInt(operations.size());
    List<Mutation> all = mutations.get(chosenOperation);
    int count = 2 + dice.nextInt(MOST_CHANGES - 1);
    List<Mutation> chosen = dice.ints(count, 0, all.size()).mapToObj(all::get).toList();
    return changed(number, operations.get(chosenOperation), chosen);
  }

  private FuzzRequest changed(int number, ApiOperation operation, List<Mutation> chosen) {
    Draft draft = Draft.shown(operation, token);
    chosen.forEach(mutation -> mutation.applyTo(draft));
    String what = chosen.stream().map(Mutation::toString).collect(Collectors.joining("; "));
    return new FuzzRequest(number, draft, what, false);
  }
}
