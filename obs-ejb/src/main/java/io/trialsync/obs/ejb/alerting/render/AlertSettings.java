package io.trialsync.obs.ejb.alerting.render;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All that says who hears of alerts, when and how; of settings about which there is no complaint.
 *
 * @param ofTenants those who hear of some tenants only
 * @param watchdogWebhook what raises an alarm when it is not called any more
 * @param quietHours in which warnings wait
 * @param maintenance in which everything waits
 * @param serverUrl where Alertmanager finds this server
 * @param tokenFile holds the token by which it is let in
 */
public record AlertSettings(
    Channels ofAll,
    List<Channels> ofTenants,
    Mail mail,
    Optional<String> pagerDutyUrl,
    Optional<String> watchdogWebhook,
    List<CalendarWindow> quietHours,
    List<CalendarWindow> maintenance,
    String zone,
    String serverUrl,
    Optional<String> tokenFile) {
  private static final String USUAL_PORT = "9080";

  /**
   * Reads them.
   *
   * @param source gives the value of a setting by the name of its environment variable
   */
  public static AlertSettings read(Function<String, Optional<String>> source) {
    String port = source.apply("OBS_HTTP_PORT").orElse(USUAL_PORT);
    return new AlertSettings(
        Channels.ofAll(source),
        AlertSettingRules.names(source).stream()
            .map(name -> Channels.ofTenants(name, source))
            .toList(),
        Mail.read(source),
        source.apply(AlertSettingRules.PAGERDUTY_URL.name()),
        source.apply(AlertSettingRules.WATCHDOG_WEBHOOK.name()),
        windows(source.apply(AlertSettingRules.QUIET_HOURS.name())),
        windows(source.apply(AlertSettingRules.MAINTENANCE.name())),
        source.apply(AlertSettingRules.ZONE.name()).orElse("UTC"),
        source
            .apply(AlertSettingRules.SERVER_URL.name())
            .map(url -> url.replaceAll("/+$", ""))
            .orElse("http://127.0.0.1:" + port),
        source.apply(AlertSettingRules.TOKEN_FILE.name()));
  }

  /** The address of a circle's Teams channel; of everybody's, where the name is empty. */
  public Optional<String> teamsWebhook(String name) {
    return circles()
        .filter(circle -> circle.name().equals(name))
        .findFirst()
        .flatMap(Channels::teamsWebhook);
  }

  Stream<Channels> circles() {
    return Stream.concat(Stream.of(ofAll), ofTenants.stream());
  }

  private static List<CalendarWindow> windows(Optional<String> list) {
    return list.flatMap(CalendarWindow::parse).orElse(List.of());
  }

  @Override
  public String toString() {
    return "AlertSettings";
  }
}
