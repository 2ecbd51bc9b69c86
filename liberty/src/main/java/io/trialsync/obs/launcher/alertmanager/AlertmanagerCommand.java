package io.trialsync.obs.launcher.alertmanager;

import io.trialsync.obs.ejb.alerting.render.AlertSettingRules;
import io.trialsync.obs.ejb.alerting.render.AlertSettings;
import io.trialsync.obs.ejb.alerting.render.FolderRefusedException;
import io.trialsync.obs.ejb.alerting.render.RenderedFolder;
import io.trialsync.obs.ejb.alerting.render.Rendering;
import io.trialsync.obs.launcher.client.Checkout;
import io.trialsync.obs.launcher.client.CommandException;
import io.trialsync.obs.launcher.client.ServerSettings;
import io.trialsync.obs.launcher.token.AlertsToken;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** {@code ./obs alertmanager render}: writes what the settings of the environment make of it. */
public final class AlertmanagerCommand {
  private static final String USAGE =
      """
      Usage: ./obs alertmanager render DIR
      Writes alertmanager.yml, the texts of messages and the secrets into the folder, for Alertmanager
      0.25 and newer, of ALERT_SLACK_WEBHOOK, ALERT_EMAILS, ALERT_TEAMS_WEBHOOK, ALERT_PAGERDUTY_KEY and
      the other settings in liberty/server.env.example, from the environment or from the file that
      OBS_CONFIG_FILE names; prints who hears of what, and what is left out.
      All files are for their owner only: run Alertmanager as the same user, and with this folder at
      the same path. A server with OBS_ALERTMANAGER_DIR does the same by itself.
      Without OBS_ALERTS_TOKEN_FILE the token of the server in OBS_DATA_DIR is used, if there is one.
      """;

  private AlertmanagerCommand() {}

  /** Runs the command and gives the exit code of the process. */
  public static int run(List<String> words) {
    if (words.contains("--help")) {
      System.out.print(USAGE);
      return 0;
    }
    if (words.size() != 2 || !words.get(0).equals("render")) {
      throw CommandException.usage("Say where to: ./obs alertmanager render DIR.");
    }
    render(Path.of(words.get(1)), System.getenv(), System.out);
    return 0;
  }

  static void render(Path folder, Map<String, String> environment, PrintStream out) {
    tell(folder, write(folder, environment), out);
  }

  /** Writes the files into the folder; a setting that cannot be used is refused. */
  public static Rendering write(Path folder, Map<String, String> environment) {
    Map<String, String> settings = ServerSettings.of(environment);
    if (value(settings, AlertsToken.SETTING).isEmpty()) {
      Path token = AlertsToken.file(Checkout.of(environment).dataDirectory());
      if (Files.exists(token)) {
        settings.put(AlertsToken.SETTING, token.toString());
      }
    }
    settings.put(AlertSettingRules.ALERTMANAGER_DIR, folder.toAbsolutePath().toString());
    List<String> complaints = AlertSettingRules.complaints(name -> value(settings, name));
    if (!complaints.isEmpty()) {
      throw CommandException.usage(String.join("\n", complaints));
    }
    var rendering = Rendering.of(AlertSettings.read(name -> value(settings, name)), folder);
    try {
      new RenderedFolder(folder).write(rendering);
    } catch (FolderRefusedException refused) {
      throw CommandException.failure(Objects.requireNonNullElse(refused.getMessage(), ""));
    }
    return rendering;
  }

  private static void tell(Path folder, Rendering rendering, PrintStream out) {
    out.println("Written to " + folder.toAbsolutePath().normalize() + ":");
    rendering.files().keySet().forEach(file -> out.println("  " + file));
    out.println("Who hears of alerts:");
    rendering.receivers().forEach(line -> out.println("  " + line));
    if (!rendering.leftOut().isEmpty()) {
      out.println("Left out, since not set:");
      rendering.leftOut().forEach(line -> out.println("  " + line));
    }
  }

  private static Optional<String> value(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
  }
}
