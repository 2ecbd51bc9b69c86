package io.trialsync.obs.ejb.alerting;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;

/** Has the settings of Alertmanager looked after, at the start and from then on. */
@Singleton
@Startup
@DependsOn("SettingsCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class AlertmanagerTimer {
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  @Inject AlertmanagerKeeper keeper;
  @Resource TimerService timers;

  @PostConstruct
  void start() {
    if (keeper.isConfigured()) {
      timers.createIntervalTimer(0, INTERVAL.toMillis(), new TimerConfig(null, false));
    }
  }

  @Timeout
  void keep() {
    keeper.keep();
  }
}
