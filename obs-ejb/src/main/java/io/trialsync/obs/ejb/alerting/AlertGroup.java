package io.trialsync.obs.ejb.alerting;

import java.util.List;

/**
 * A message of Alertmanager: alerts of one name, of one tenant.
 *
 * @param truncated how many more there are than in the list
 * @param alertmanagerUrl where people find Alertmanager
 */
public record AlertGroup(List<Alert> alerts, long truncated, String alertmanagerUrl) {

  List<Alert> firing() {
    return alerts.stream().filter(Alert::firing).toList();
  }

  List<Alert> resolved() {
    return alerts.stream().filter(alert -> !alert.firing()).toList();
  }
}
