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
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Starts the removing once a day on every node; all but the first find the lock taken. Soon after
 * the start of the server it is rehearsed.
 */
@Singleton
@Startup
@DependsOn("SettingsCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class RetentionTimer {
  private static final System.Logger LOG = System.getLogger(RetentionTimer.class.getName());

  private static final String REHEARSAL = "rehearsal";
  private static final Duration UNTIL_REHEARSAL = Duration.ofSeconds(15);

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
    timers.createSingleActionTimer(UNTIL_REHEARSAL.toMillis(), new TimerConfig(REHEARSAL, false));
  }

  /** Removes, or rehearses it. */
  @Timeout
  void fire(Timer timer) {
    if (REHEARSAL.equals(timer.getInfo())) {
      rehearse();
    } else {
      remove();
    }
  }

  private void rehearse() {
    try {
      work.rehearse();
    } catch (SQLException | RuntimeException failure) {
      LOG.log(
          System.Logger.Level.INFO,
          "event=retention_not_rehearsed The first removing will take more of the machine ({0}).",
          failure.getClass().getName());
    }
  }

  /** A failure costs this day only: the next one removes what is left. */
  private void remove() {
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
