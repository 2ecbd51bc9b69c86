package io.trialsync.obs.ejb.alerting.render;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The ways by which one circle of people hears of alerts. Addresses and keys in it are secrets: it
 * has no text of itself.
 *
 * @param name of a circle with tenants of its own; empty for those who hear of all others
 * @param emails with commas; empty for none
 */
record Channels(
    String name,
    List<String> tenants,
    Optional<String> slackWebhook,
    Optional<String> emails,
    Optional<String> teamsWebhook,
    Optional<String> pagerDutyKey) {

  /** Those of everybody. */
  static Channels ofAll(Function<String, Optional<String>> source) {
    return new Channels(
        "",
        List.of(),
        source.apply(AlertSettingRules.SLACK_WEBHOOK.name()),
        source.apply(AlertSettingRules.EMAILS.name()).map(Channels::spaced),
        source.apply(AlertSettingRules.TEAMS_WEBHOOK.name()),
        source.apply(AlertSettingRules.PAGERDUTY_KEY.name()));
  }

  /** Those of tenants that have their own. */
  static Channels ofTenants(String name, Function<String, Optional<String>> source) {
    return new Channels(
        name,
        source
            .apply(AlertSettingRules.tenantsOf(name).name())
            .map(Channels::parts)
            .orElse(List.of()),
        source.apply(AlertSettingRules.SLACK_WEBHOOK.of(name).name()),
        source.apply(AlertSettingRules.EMAILS.of(name).name()).map(Channels::spaced),
        source.apply(AlertSettingRules.TEAMS_WEBHOOK.of(name).name()),
        source.apply(AlertSettingRules.PAGERDUTY_KEY.of(name).name()));
  }

  /** A name with the circle behind it, for receivers and files. */
  String named(String what, String separator) {
    return name.isEmpty() ? what : what + separator + name;
  }

  boolean isEmpty() {
    return slackWebhook.isEmpty()
        && emails.isEmpty()
        && teamsWebhook.isEmpty()
        && pagerDutyKey.isEmpty();
  }

  static List<String> parts(String list) {
    return Arrays.stream(list.split(",")).map(String::strip).toList();
  }

  private static String spaced(String list) {
    return String.join(", ", parts(list));
  }

  @Override
  public String toString() {
    return "Channels";
  }
}
