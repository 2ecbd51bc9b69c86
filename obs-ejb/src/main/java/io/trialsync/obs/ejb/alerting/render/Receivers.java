package io.trialsync.obs.ejb.alerting.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who is told, and how the messages look; the names are those of the routes. */
final class Receivers {
  static final String NOBODY = "nobody";
  static final String DEAD_MAN_SWITCH = "dead-man-switch";
  static final String CLOSED_LOOP = "closed-loop";
  static final String PEOPLE = "people";
  static final String ON_CALL = "on-call";

  private static final String NAME_SEPARATOR = "-";
  private static final String TITLE = "{{ template \"trialsync.title\" . }}";
  private static final String TEXT = "{{ template \"trialsync.text\" . }}";
  private static final String ALERTMANAGER = "{{ template \"trialsync.alertmanager\" . }}";
  private static final int MOST_IN_A_CARD = 20;
  private static final int MOST_IN_THE_LOOP = 100;

  private final AlertSettings settings;
  private final Secrets secrets;

  Receivers(AlertSettings settings, Secrets secrets) {
    this.settings = settings;
    this.secrets = secrets;
  }

  static String people(Channels circle) {
    return circle.named(PEOPLE, NAME_SEPARATOR);
  }

  static String onCall(Channels circle) {
    return circle.named(ON_CALL, NAME_SEPARATOR);
  }

  /** All of them; one without any way out stays, empty, so that every route has one. */
  List<Block> all() {
    List<Block> all = new ArrayList<>();
    all.add(receiver(NOBODY));
    all.add(receiver(DEAD_MAN_SWITCH).withAny("webhook_configs", deadManSwitch()));
    all.add(receiver(CLOSED_LOOP).withAny("webhook_configs", closedLoop()));
    settings
        .circles()
        .forEach(
            circle -> {
              all.add(people(receiver(people(circle)), circle));
              if (circle.name().isEmpty() || circle.pagerDutyKey().isPresent()) {
                all.add(receiver(onCall(circle)).withAny("pagerduty_configs", pagerDuty(circle)));
              }
            });
    return all;
  }

  private static Block receiver(String name) {
    return new Block().with("name", name);
  }

  private Block people(Block receiver, Channels circle) {
    return receiver
        .withAny("slack_configs", slack(circle))
        .withAny("email_configs", email(circle))
        .withAny("webhook_configs", teams(circle));
  }

  private List<Block> deadManSwitch() {
    List<Block> calls = new ArrayList<>();
    ours("/v1/obs/alerts/notifications")
        .map(call -> call.with("send_resolved", false))
        .ifPresent(calls::add);
    settings
        .watchdogWebhook()
        .map(url -> new Block().with("url", url).with("send_resolved", false))
        .ifPresent(calls::add);
    return calls;
  }

  private List<Block> closedLoop() {
    return ours("/v1/obs/alerts/notifications")
        .map(call -> call.with("max_alerts", MOST_IN_THE_LOOP).with("send_resolved", true))
        .stream()
        .toList();
  }

  private List<Block> teams(Channels circle) {
    String question = circle.name().isEmpty() ? "" : "?receiver=" + circle.name();
    return circle
        .teamsWebhook()
        .flatMap(url -> ours("/v1/obs/alerts/teams" + question))
        .map(call -> call.with("max_alerts", MOST_IN_A_CARD).with("send_resolved", true))
        .stream()
        .toList();
  }

  /** A call of this server, with a token that is read from its file at each. */
  private Optional<Block> ours(String path) {
    return settings
        .tokenFile()
        .map(
            file ->
                new Block()
                    .with("url", settings.serverUrl() + path)
                    .with(
                        "http_config",
                        new Block()
                            .with("authorization", new Block().with("credentials_file", file))
                            .with("follow_redirects", false)));
  }

  private List<Block> slack(Channels circle) {
    return circle
        .slackWebhook()
        .map(url -> secrets.file(circle.named("slack_webhook", "_"), url))
        .map(
            file ->
                new Block()
                    .with("api_url_file", file)
                    .with("send_resolved", true)
                    .with("username", "TrialSync")
                    .with("color", "{{ template \"trialsync.slack.color\" . }}")
                    .with("title", TITLE)
                    .with("title_link", ALERTMANAGER)
                    .with("text", "{{ template \"trialsync.slack.text\" . }}")
                    .with("fallback", TITLE))
        .stream()
        .toList();
  }

  private List<Block> email(Channels circle) {
    return circle
        .emails()
        .map(
            addresses ->
                new Block()
                    .with("to", addresses)
                    .with("send_resolved", true)
                    .with("headers", new Block().with("Subject", TITLE))
                    .with("html", "{{ template \"trialsync.mail.html\" . }}")
                    .with("text", TEXT))
        .stream()
        .toList();
  }

  private List<Block> pagerDuty(Channels circle) {
    return circle
        .pagerDutyKey()
        .map(key -> secrets.file(circle.named("pagerduty_key", "_"), key))
        .map(
            file ->
                new Block()
                    .with("routing_key_file", file)
                    .with("send_resolved", true)
                    .with("description", TITLE)
                    .with("severity", "{{ template \"trialsync.pagerduty.severity\" . }}")
                    .with("class", "{{ .CommonLabels.alertname }}")
                    .with("component", "{{ .CommonLabels.job_id }}")
                    .with("group", "{{ .CommonLabels.area }}")
                    .with("client", "TrialSync")
                    .with("client_url", ALERTMANAGER)
                    .with(
                        "details",
                        new Block()
                            .with("text", TEXT)
                            .with("runbook", "{{ template \"trialsync.pagerduty.runbook\" . }}")))
        .stream()
        .toList();
  }
}
