package io.trialsync.obs.launcher.demo.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeliveryCountsTest {
  @Test
  void addsUpWhatAlertmanagerSaysOfAnyVersion() {
    assertThat(
            DeliveryCounts.text(
                """
                # TYPE alertmanager_notifications_total counter
                alertmanager_notifications_total{integration="email"} 2
                alertmanager_notifications_total{integration="opsgenie"} 0
                alertmanager_notifications_total{integration="slack"} 5
                alertmanager_notifications_total{integration="webhook",receiver_name="a"} 3
                alertmanager_notifications_total{integration="webhook",receiver_name="b"} 4
                alertmanager_notifications_failed_total{integration="slack",reason="other"} 1
                alertmanager_notifications_failed_total{integration="slack",reason="clientError"} 1
                alertmanager_notifications_failed_total{integration="email"} 0
                """))
        .isEqualTo("5 by Slack (2 failed), 2 by e-mail, 7 by webhooks (this server, Teams)");
  }

  @Test
  void saysNothingBeforeAnythingWasSent() {
    assertThat(DeliveryCounts.text("alertmanager_notifications_total{integration=\"slack\"} 0\n"))
        .isEmpty();
  }
}
