package io.trialsync.obs.launcher.jobs;

import io.trialsync.obs.launcher.client.AccessToken;
import io.trialsync.obs.launcher.client.CommandException;
import io.trialsync.obs.launcher.client.CommandLine;
import io.trialsync.obs.launcher.client.ServerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code ./obs jobs --dry-run FILE}: prints what a jobs file would change on a running server. */
public final class JobsCommand {
  private static final String USAGE =
      """
      Usage: ./obs jobs --dry-run FILE [--url http://127.0.0.1:9080] [--token TOKEN]
      Prints what the running server would change if FILE were its OBS_JOBS_FILE, for the tenant of the
      token; nothing is changed. The server itself applies its file at the start and when it changes.
      Ends with 0 where there are no differences, 1 where there are some, 2 where the file or the call is
      wrong. Without --token it makes one for the server of this checkout; OBS_URL, OBS_TOKEN,
      OBS_HTTP_PORT and OBS_DATA_DIR are heeded.
      """;

  private static final int DIFFERENCES = 1;
  private static final int WRONG = 2;
  private static final int MOST_BYTES = 4 * 1024 * 1024;

  private JobsCommand() {}

  /** Runs the command and gives the exit code of the process. */
  public static int run(List<String> arguments) {
    if (arguments.contains("--help")) {
      System.out.print(USAGE);
      return 0;
    }
    try {
      return compare(arguments);
    } catch (CommandException failure) {
      // A failure is no difference, whatever it is.
      System.err.println(failure.getMessage());
      return WRONG;
    }
  }

  private static int compare(List<String> arguments) {
    var line = CommandLine.parse(arguments, Set.of("--dry-run", "--url", "--token"), Set.of());
    String file = line.text("--dry-run");
    if (file == null) {
      throw CommandException.usage("Which file? ./obs jobs --dry-run FILE; --help tells more.");
    }
    byte[] bytes = read(file);
    var address = ServerAddress.of(line.text("--url"), System.getenv()).requireAnswer();
    String token = AccessToken.of(line.text("--token"), System.getenv(), "obs.read");
    Map<String, Object> answer = new DifferencesCall(address, token).ask(file, bytes);
    System.out.println(DifferencesText.of(file, answer));
    return DifferencesText.total(answer) == 0 ? 0 : DIFFERENCES;
  }

  private static byte[] read(String file) {
    try {
      Path path = Path.of(file);
      if (Files.size(path) > MOST_BYTES) {
        throw CommandException.usage(file + " may have at most " + MOST_BYTES + " bytes.");
      }
      return Files.readAllBytes(path);
    } catch (IOException | InvalidPathException unreadable) {
      throw CommandException.usage(file + " cannot be read.");
    }
  }
}
