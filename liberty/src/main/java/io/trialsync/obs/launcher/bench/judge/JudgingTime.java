package io.trialsync.obs.launcher.bench.judge;

import io.trialsync.obs.launcher.client.CommandException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long the server has judged, by {@code trialsync_dq_evaluation_seconds}.
 *
 * @param transactions how many times it did
 * @param quick how many of them took at most 5 ms
 */
record JudgingTime(double seconds, long transactions, long quick) {
  private static final String NAME = "trialsync_dq_evaluation_seconds";
  private static final String QUICK = "_bucket\\{le=\"0\\.005\"}";

  /**
   * Out of the text of /metrics.
   *
   * @throws CommandException when it is not in there
   */
  static JudgingTime read(String metrics) {
    return new JudgingTime(
        number(metrics, "_sum(?:\\{})?"),
        (long) number(metrics, "_count(?:\\{})?"),
        (long) number(metrics, QUICK));
  }

  private static double number(String metrics, String rest) {
    Matcher line =
        Pattern.compile("^" + NAME + rest + " (\\S+)$", Pattern.MULTILINE).matcher(metrics);
    if (!line.find()) {
      throw CommandException.failure(
          "The server does not say how long it judges: " + NAME + " is not in its /metrics.");
    }
    return Double.parseDouble(line.group(1));
  }

  JudgingTime since(JudgingTime before) {
    return new JudgingTime(
        seconds - before.seconds, transactions - before.transactions, quick - before.quick);
  }

  /** Mean of a transaction in milliseconds; none without one. */
  double milliseconds() {
    return transactions == 0 ? 0 : seconds * 1_000 / transactions;
  }

  /** How many of a hundred took at most 5 ms. */
  double quickPercent() {
    return transactions == 0 ? 0 : 100.0 * quick / transactions;
  }
}
