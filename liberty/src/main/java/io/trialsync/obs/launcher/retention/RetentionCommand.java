package io.trialsync.obs.launcher.retention;

import io.trialsync.obs.launcher.client.AccessToken;
import io.trialsync.obs.launcher.client.CommandException;
import io.trialsync.obs.launcher.client.CommandLine;
import io.trialsync.obs.launcher.client.ServerAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code ./obs retention}: removes what is too old, or tells what that would be. */
public final class RetentionCommand {
  private static final String USAGE =
      """
      Usage: ./obs retention [--dry-run] [--url http://127.0.0.1:9080] [--token TOKEN]
      Lets the running server remove what is older than OBS_RETENTION_DAYS and the other ages, as it
      does by itself every day, of the tenant of the token; --dry-run only counts what would go.
      Without --token it makes one for the server of this checkout; OBS_URL, OBS_TOKEN, OBS_HTTP_PORT
      and OBS_DATA_DIR are heeded.
      """;

  private static final int MILLIS_BETWEEN_LOOKS = 1_000;

  private RetentionCommand() {}

  /** Runs the command and gives the exit code of the process. */
  public static int run(List<String> arguments) {
    if (arguments.contains("--help")) {
      System.out.print(USAGE);
      return 0;
    }
    var line = CommandLine.parse(arguments, Set.of("--url", "--token"), Set.of("--dry-run"));
    var address = ServerAddress.of(line.text("--url"), System.getenv()).requireAnswer();
    String token = AccessToken.of(line.text("--token"), System.getenv(), "obs.admin");
    var calls = new RetentionCalls(address, token);
    System.out.println(RetentionText.ages(calls.view()));
    if (line.has("--dry-run")) {
      System.out.println(RetentionText.forecast(calls.count()));
      return 0;
    }
    return remove(calls);
  }

  private static int remove(RetentionCalls calls) {
    Map<String, Object> view = calls.start();
    while (view.get("current") != null) {
      System.out.println(RetentionText.progress(RetentionText.object(view.get("current"))));
      waitALittle();
      view = calls.view();
    }
    Map<?, ?> last = RetentionText.object(view.get("last"));
    System.out.println(RetentionText.end(last));
    return RetentionText.isDone(last) ? 0 : 1;
  }

  private static void waitALittle() {
    try {
      Thread.sleep(MILLIS_BETWEEN_LOOKS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandException.failure("Interrupted; the server goes on with what it has begun.");
    }
  }
}
