package io.trialsync.obs.ejb.alerting.render;

import java.util.ArrayList;
import java.util.List;

/** Says in words who hears of what, and what was left out; no address and no key is in it. */
final class Summary {
  private final AlertSettings settings;

  Summary(AlertSettings settings) {
    this.settings = settings;
  }

  List<String> receivers() {
    List<String> lines = new ArrayList<>();
    settings
        .circles()
        .forEach(
            circle -> {
              lines.add(Receivers.people(circle) + ": " + words(ways(circle)) + of(circle));
              if (circle.pagerDutyKey().isPresent()) {
                lines.add(Receivers.onCall(circle) + ": PagerDuty, critical only" + of(circle));
              }
            });
    if (settings.tokenFile().isPresent()) {
      lines.add(Receivers.CLOSED_LOOP + ": this server");
    }
    List<String> switches = new ArrayList<>();
    settings.tokenFile().ifPresent(file -> switches.add("this server"));
    settings.watchdogWebhook().ifPresent(url -> switches.add("ALERT_WATCHDOG_WEBHOOK"));
    lines.add(Receivers.DEAD_MAN_SWITCH + ": " + words(switches));
    return lines;
  }

  List<String> leftOut() {
    List<String> lines = new ArrayList<>();
    Channels all = settings.ofAll();
    addIf(all.slackWebhook().isEmpty(), "Slack (ALERT_SLACK_WEBHOOK)", lines);
    addIf(all.emails().isEmpty(), "e-mail (ALERT_EMAILS)", lines);
    addIf(all.teamsWebhook().isEmpty(), "Teams (ALERT_TEAMS_WEBHOOK)", lines);
    addIf(all.pagerDutyKey().isEmpty(), "PagerDuty (ALERT_PAGERDUTY_KEY)", lines);
    addIf(settings.quietHours().isEmpty(), "quiet hours (OBS_ALERTS_QUIET_HOURS)", lines);
    addIf(settings.maintenance().isEmpty(), "maintenance (OBS_ALERTS_MAINTENANCE)", lines);
    addIf(
        settings.tokenFile().isEmpty(),
        "all calls of this server: closed loop, dead-man switch, Teams (OBS_ALERTS_TOKEN_FILE)",
        lines);
    return lines;
  }

  private List<String> ways(Channels circle) {
    List<String> ways = new ArrayList<>();
    addIf(circle.slackWebhook().isPresent(), "Slack", ways);
    circle
        .emails()
        .map(list -> Channels.parts(list).size())
        .ifPresent(
            number -> ways.add("e-mail to " + number + (number == 1 ? " address" : " addresses")));
    addIf(circle.teamsWebhook().isPresent() && settings.tokenFile().isPresent(), "Teams", ways);
    return ways;
  }

  private static String of(Channels circle) {
    return circle.tenants().isEmpty() ? "" : ", for tenants " + String.join(", ", circle.tenants());
  }

  private static String words(List<String> ways) {
    return ways.isEmpty() ? "nobody" : String.join(", ", ways);
  }

  private static void addIf(boolean condition, String words, List<String> lines) {
    if (condition) {
      lines.add(words);
    }
  }
}
