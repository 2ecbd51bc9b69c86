package io.trialsync.obs.launcher.bench.judge;

import io.trialsync.obs.launcher.client.AccessToken;
import io.trialsync.obs.launcher.client.CommandException;
import io.trialsync.obs.launcher.client.CommandLine;
import io.trialsync.obs.launcher.client.ServerAddress;
import io.trialsync.obs.launcher.client.ServerCalls;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** {@code ./obs bench judge}: what it costs to judge a stage with many columns. */
public final class JudgeCommand {
  private static final String USAGE =
      """
      Usage: ./obs bench judge --columns 200 --key-columns 10
      Sends runs that load a table of so many columns, of which so many are watched for nulls, and
      says how long the server judged them, by its own metrics. Each run has 40 earlier ones to be
      compared with; nobody else should report meanwhile.
      Options: --runs 400    measured, after --warmup 600
               --jobs 10     that they are spread over
               --rate 15     runs a second
               --url U --token T  another server (or OBS_URL, OBS_TOKEN)
      """;

  private static final Set<String> OPTIONS =
      Set.of(
          "--columns",
          "--key-columns",
          "--runs",
          "--warmup",
          "--jobs",
          "--rate",
          "--url",
          "--token");
  private static final int MOST_COLUMNS = 1_000;
  private static final int MOST_RUNS = 100_000;
  private static final Duration UNTIL_JUDGED = Duration.ofMinutes(2);

  private final CommandLine line;
  private final ServerCalls calls;
  private final int jobs;
  private final String name;
  private final MeasuredRuns made;

  private JudgeCommand(CommandLine line, ServerCalls calls, Instant now) {
    this.line = line;
    this.calls = calls;
    jobs = line.number("--jobs", 10, 1, 1_000);
    name = "bench:judge_" + now.getEpochSecond() + "_";
    made = new MeasuredRuns(columns(line), now.minus(Duration.ofDays(80)));
  }

  /** Measures, and gives the exit code of the process. */
  public static int run(List<String> words, Map<String, String> environment) {
    if (words.contains("--help")) {
      System.out.print(USAGE);
      return 0;
    }
    CommandLine line = CommandLine.parse(words, OPTIONS, Set.of());
    ServerAddress address = ServerAddress.of(line.text("--url"), environment).requireAnswer();
    String token =
        AccessToken.of(line.text("--token"), environment, "obs.read obs.write obs.admin");
    var calls = new ServerCalls(address, token);
    return new JudgeCommand(line, calls, Clock.systemUTC().instant()).measure();
  }

  private static int columns(CommandLine line) {
    return line.number("--columns", 200, 1, MOST_COLUMNS);
  }

  private int measure() {
    int columns = columns(line);
    int watched = line.number("--key-columns", Math.min(10, columns), 0, columns);
    int warmup = line.number("--warmup", 600, 0, MOST_RUNS);
    int runs = line.number("--runs", 400, 1, MOST_RUNS);
    for (int job = 0; job < jobs; job++) {
      calls.set(name + job, made.settings(watched));
    }
    JudgingTime began = time();
    send(0, warmup);
    JudgingTime before = whenJudged(began, warmup);
    send(warmup, runs);
    JudgingTime took = whenJudged(before, runs).since(before);
    System.out.printf(
        Locale.ROOT,
        "%,d runs of %,d columns, %,d of them watched: %.2f ms each time it judged, on average of"
            + " %,d times; %.0f of 100 took at most 5 ms%n",
        runs,
        columns,
        watched,
        took.milliseconds(),
        took.transactions(),
        took.quickPercent());
    return 0;
  }

  private void send(int first, int runs) {
    long pause = TimeUnit.SECONDS.toNanos(1) / line.number("--rate", 15, 1, 1_000);
    long next = System.nanoTime();
    for (int number = first; number < first + runs; number++) {
      calls.sendArray(made.events(name + number % jobs, number / jobs));
      next += pause;
      LockSupport.parkNanos(next - System.nanoTime());
      if (number % 100 == 99) {
        System.err.printf(Locale.ROOT, "%,d runs sent%n", number + 1);
      }
    }
  }

  /** Some runs may be judged together, so it is waited until no more are. */
  private JudgingTime whenJudged(JudgingTime before, int runs) {
    long end = System.nanoTime() + UNTIL_JUDGED.toNanos();
    JudgingTime last = before;
    for (JudgingTime now = time(); ; now = time()) {
      boolean all = now.transactions() - before.transactions() >= runs;
      if (all || runs == 0 || (now.equals(last) && !now.equals(before))) {
        return now;
      }
      if (System.nanoTime() - end > 0) {
        throw CommandException.failure("The server does not judge; is OBS_DQ_ENABLED=false?");
      }
      last = now;
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(4));
    }
  }

  private JudgingTime time() {
    return JudgingTime.read(calls.text("/metrics"));
  }
}
