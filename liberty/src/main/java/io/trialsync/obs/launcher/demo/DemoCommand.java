package io.trialsync.obs.launcher.demo;

import io.trialsync.obs.launcher.client.AccessToken;
import io.trialsync.obs.launcher.client.CommandException;
import io.trialsync.obs.launcher.client.CommandLine;
import io.trialsync.obs.launcher.client.ServerAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code ./obs demo}: fills a running server with a week of a clinical-trial platform. */
public final class DemoCommand {
  private static final String USAGE =
      """
      Usage: ./obs demo [--url http://127.0.0.1:9080] [--token TOKEN]
      Sends a week of a clinical-trial platform, up to this morning, to a running server.
      Sent again, it adds only what has happened since. Without --token it makes one for the server
      of this checkout, with the scopes obs.write, obs.read and obs.admin (it sets the key columns of
      a job); OBS_URL, OBS_TOKEN, OBS_HTTP_PORT and OBS_DATA_DIR are heeded.
      """;

  private DemoCommand() {}

  /** Runs the demo and gives the exit code of the process. */
  public static int run(List<String> arguments) {
    try {
      if (arguments.contains("--help") || arguments.contains("-h")) {
        System.out.print(USAGE);
        return 0;
      }
      start(arguments, System.getenv());
      return 0;
    } catch (CommandException e) {
      System.err.println(e.getMessage());
      return e.exitCode();
    }
  }

  private static void start(List<String> arguments, Map<String, String> environment) {
    var line = CommandLine.parse(arguments, Set.of("--url", "--token"), Set.of());
    var address = ServerAddress.of(line.text("--url"), environment).requireAnswer();
    String token =
        AccessToken.of(line.text("--token"), environment, "obs.write obs.read obs.admin");
    System.out.printf("Sending a week of a clinical-trial platform to %s%n%n", address);
    var morning = new Morning(address, token, Clock.systemUTC().instant(), System.out);
    System.out.print(new Tour(address).text(morning.tell()));
  }
}
