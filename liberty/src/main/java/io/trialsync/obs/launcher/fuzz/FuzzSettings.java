package io.trialsync.obs.launcher.fuzz;

import io.trialsync.obs.launcher.client.CommandException;
import io.trialsync.obs.launcher.client.CommandLine;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What is to be sent, as typed.
 *
 * @param only the number of the one request that is wanted
 * @param url the server to send it to; one is started when it is empty
 * @param token of the server at the address
 */
record FuzzSettings(
    int requests,
    int seed,
    OptionalInt only,
    int connections,
    Optional<String> url,
    Optional<String> token) {
  private static final int MOST = 100_000_000;

  /** Reads the words; a wrong one is refused with a sentence. */
  static FuzzSettings parse(List<String> words) {
    var line =
        CommandLine.parse(
            words,
            Set.of("--requests", "--seed", "--only", "--connections", "--url", "--token"),
            Set.of());
    Optional<String> url = Optional.ofNullable(line.text("--url"));
    Optional<String> token = Optional.ofNullable(line.text("--token"));
    if (token.isPresent() && url.isEmpty()) {
      throw CommandException.usage("--token goes with --url: a server of its own needs none.");
    }
    return new FuzzSettings(
        line.number("--requests", 5_000, 1, MOST),
        line.number("--seed", 1, 0, 999_999_999),
        line.text("--only") == null
            ? OptionalInt.empty()
            : OptionalInt.of(line.number("--only", 0, 0, MOST)),
        line.number("--connections", 8, 1, 64),
        url,
        token);
  }
}
