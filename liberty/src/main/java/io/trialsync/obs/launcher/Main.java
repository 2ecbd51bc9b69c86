package io.trialsync.obs.launcher;

import io.trialsync.obs.launcher.alertmanager.AlertmanagerCommand;
import io.trialsync.obs.launcher.bench.BenchCommand;
import io.trialsync.obs.launcher.client.CommandException;
import io.trialsync.obs.launcher.demo.DemoCommand;
import io.trialsync.obs.launcher.faults.FaultsCommand;
import io.trialsync.obs.launcher.fuzz.FuzzCommand;
import io.trialsync.obs.launcher.jobs.JobsCommand;
import io.trialsync.obs.launcher.retention.RetentionCommand;
import io.trialsync.obs.launcher.scenarios.ScenariosCommand;
import io.trialsync.obs.launcher.token.TokenCommand;
import io.trialsync.obs.launcher.up.UpCommand;
import java.util.Arrays;
import java.util.List;

/** Where {@code ./obs} starts. */
public final class Main {
  private static final String USAGE =
      """
      Usage: ./obs up      start the server, with a database of its own; Ctrl-C stops both
             ./obs token   print a token of the local development issuer
             ./obs demo    fill the running server with a week of a clinical-trial platform
             ./obs bench   measure the running server
             ./obs jobs    tell what a jobs file would change on the running server
             ./obs retention  remove what is too old from the running server
             ./obs alertmanager render DIR  write the settings of Alertmanager
             ./obs faults  break a server of its own, and check that nothing is lost
             ./obs fuzz    send a server of its own what no caller should send
             ./obs scenarios  tell how much of what is wrong the checks find
             ./obs help    show this
      Each command tells more with --help.
      """;

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] words) {
    System.exit(run(Arrays.asList(words)));
  }

  private static int run(List<String> words) {
    String command = words.isEmpty() ? "" : words.get(0);
    List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
    if (rest.contains("-h")) {
      rest = List.of("--help");
    }
    try {
      return switch (command) {
        case "up" -> UpCommand.run(rest);
        case "token" -> TokenCommand.run(rest);
        case "demo" -> DemoCommand.run(rest);
        case "bench" -> BenchCommand.run(rest);
        case "jobs" -> JobsCommand.run(rest);
        case "retention" -> RetentionCommand.run(rest);
        case "alertmanager" -> AlertmanagerCommand.run(rest);
        case "faults" -> FaultsCommand.run(rest);
        case "fuzz" -> FuzzCommand.run(rest);
        case "scenarios" -> ScenariosCommand.run(rest);
        case "help", "--help", "-h" -> usage(0);
        case "" -> usage(2);
        default -> {
          System.err.println("\"" + command + "\" is not a command.");
          yield usage(2);
        }
      };
    } catch (CommandException failure) {
      System.err.println(failure.getMessage());
      return failure.exitCode();
    }
  }

  private static int usage(int exitCode) {
    (exitCode == 0 ? System.out : System.err).print(USAGE);
    return exitCode;
  }
}
