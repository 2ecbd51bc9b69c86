package io.trialsync.obs.ejb.alerting.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Which alert goes to whom. An alert that joins a group waits for {@code group_interval}: at its
 * default of 5 minutes that would be most of the delay. At 1 s a message goes out with each
 * evaluation in which something has changed, and with no other.
 */
final class Routes {
  static final String QUIET_HOURS = "quiet-hours";
  static final String MAINTENANCE = "maintenance";

  private static final String CRITICAL = "severity=\"critical\"";
  private static final String AT_ONCE = "1s";

  private final AlertSettings settings;

  Routes(AlertSettings settings) {
    this.settings = settings;
  }

  /** The root, to which everything goes that nobody has thought of. */
  Block root() {
    List<Block> routes = new ArrayList<>(List.of(deadManSwitch(), nobody()));
    if (settings.tokenFile().isPresent()) {
      routes.add(closedLoop());
    }
    settings.ofTenants().forEach(circle -> routes.add(tenants(circle)));
    routes.addAll(bySeverity(settings.ofAll()));
    return new Block()
        .with("receiver", Receivers.PEOPLE)
        .note("By name and tenant: 200 failed jobs are one message.")
        .with("group_by", List.of("alertname", "tenant_id"))
        .note("What joins a group waits this long; the default of 5 minutes would be the delay.")
        .with("group_wait", AT_ONCE)
        .with("group_interval", AT_ONCE)
        .with("repeat_interval", "4h")
        .with("routes", routes);
  }

  private static Block deadManSwitch() {
    return matching("alertname=\"Watchdog\"")
        .with("receiver", Receivers.DEAD_MAN_SWITCH)
        .with("group_interval", "1m")
        .with("repeat_interval", "1m");
  }

  private static Block nobody() {
    return matching("severity=\"none\"").with("receiver", Receivers.NOBODY);
  }

  private static Block closedLoop() {
    return matching("service=\"trialsync\"")
        .with("receiver", Receivers.CLOSED_LOOP)
        .with("group_by", List.of("..."))
        .with("continue", true);
  }

  private Block tenants(Channels circle) {
    // Of all that a tenant's name may hold, only the dot means something else in an expression.
    String names = String.join("|", circle.tenants()).replace(".", "[.]");
    return matching("tenant_id=~\"" + names + "\"")
        .with("receiver", Receivers.people(circle))
        .with("routes", bySeverity(circle));
  }

  /** A circle without a pager of its own wakes those on call for everybody. */
  private List<Block> bySeverity(Channels circle) {
    String onCall =
        circle.pagerDutyKey().isPresent() ? Receivers.onCall(circle) : Receivers.ON_CALL;
    String people = Receivers.people(circle);
    List<String> always = muted(false);
    return List.of(
        matching(CRITICAL)
            .with("receiver", onCall)
            .withAny("mute_time_intervals", always)
            .with("continue", true),
        matching(CRITICAL).with("receiver", people).withAny("mute_time_intervals", always),
        new Block()
            .note("All the rest, also a severity that nobody has thought of.")
            .with("receiver", people)
            .withAny("mute_time_intervals", muted(true)));
  }

  private List<String> muted(boolean quietHoursToo) {
    List<String> names = new ArrayList<>();
    if (!settings.maintenance().isEmpty()) {
      names.add(MAINTENANCE);
    }
    if (quietHoursToo && !settings.quietHours().isEmpty()) {
      names.add(QUIET_HOURS);
    }
    return names;
  }

  private static Block matching(String matcher) {
    return new Block().with("matchers", List.of(matcher));
  }
}
