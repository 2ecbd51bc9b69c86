package io.trialsync.obs.ejb.alerting.render;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What Alertmanager is to be given: its settings, the secrets and the texts of messages.
 *
 * @param files contents by path inside of the folder; the settings come last
 * @param receivers what each receiver is told by, in words without secrets
 * @param leftOut what is not in it, and which setting would bring it in
 */
public record Rendering(Map<String, String> files, List<String> receivers, List<String> leftOut) {
  /** By this name Alertmanager tells this server what it has sent. */
  public static final String LOOP_RECEIVER = Receivers.CLOSED_LOOP;

  static final String SETTINGS_FILE = "alertmanager.yml";
  static final String MARK =
      "# Made by TrialSync from its settings, and made again: change those, not this file.";

  /** Renders for that folder, in which Alertmanager will look for the secrets. */
  public static Rendering of(AlertSettings settings, Path folder) {
    var secrets = new Secrets(folder.toAbsolutePath().normalize().toString());
    Block root =
        new Block()
            .with("global", global(settings, secrets))
            .with("templates", MessageTemplates.FILES)
            .with("route", new Routes(settings).root())
            .with("inhibit_rules", Inhibitions.all())
            .withAny("time_intervals", intervals(settings))
            .with("receivers", new Receivers(settings, secrets).all());
    Map<String, String> files = new LinkedHashMap<>(secrets.files());
    files.putAll(MessageTemplates.all());
    files.put(SETTINGS_FILE, MARK + '\n' + YamlText.of(root));
    var summary = new Summary(settings);
    return new Rendering(files, summary.receivers(), summary.leftOut());
  }

  private static Block global(AlertSettings settings, Secrets secrets) {
    Block global =
        new Block().with("resolve_timeout", "5m").with("pagerduty_url", settings.pagerDutyUrl());
    if (settings.circles().anyMatch(circle -> circle.emails().isPresent())) {
      Mail mail = settings.mail();
      global
          .with("smtp_smarthost", mail.smarthost())
          .with("smtp_from", mail.from())
          .with("smtp_require_tls", mail.tls())
          .with("smtp_auth_username", mail.user())
          .with(
              "smtp_auth_password_file",
              mail.password().map(password -> secrets.file("smtp_password", password)));
    }
    return global;
  }

  private static List<Block> intervals(AlertSettings settings) {
    List<Block> intervals = new ArrayList<>();
    interval(Routes.QUIET_HOURS, settings.quietHours(), settings.zone(), intervals);
    interval(Routes.MAINTENANCE, settings.maintenance(), settings.zone(), intervals);
    return intervals;
  }

  private static void interval(
      String name, List<CalendarWindow> windows, String zone, List<Block> intervals) {
    if (!windows.isEmpty()) {
      List<Block> parts = windows.stream().map(window -> window.toBlock(zone)).toList();
      intervals.add(new Block().with("name", name).with("time_intervals", parts));
    }
  }

  @Override
  public String toString() {
    return "Rendering" + receivers;
  }
}
