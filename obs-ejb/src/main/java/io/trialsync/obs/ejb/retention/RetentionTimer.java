package io.trialsync.obs.ejb.retention;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.ScheduleExpression;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.sql.SQLException;

/** Starts the removing once a day on every node; all but the first find the lock taken. */
@Singleton
@Startup
@DependsOn("SettingsCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class RetentionTimer {
  private static final System.Logger LOG = System.getLogger(RetentionTimer.class.getName());

  @Inject RetentionWork work;
  @Inject RetentionRules rules;
  @Resource TimerService timers;

  @PostConstruct
  void start() {
    var daily =
        new ScheduleExpression()
            .hour(rules.at().getHour())
            .minute(rules.at().getMinute())
            .second(0)
            .timezone("UTC");
    timers.createCalendarTimer(daily, new TimerConfig(null, false));
  }

  /** A failure costs this day only: the next one removes what is left. */
  @Timeout
  void remove() {
    try {
      work.run(null, () -> {});
    } catch (SQLException | RuntimeException failure) {
      LOG.log(
          System.Logger.Level.WARNING,
          "event=retention_not_run Old rows stay until tomorrow ({0}).",
          failure.getClass().getName());
    }
  }
}
