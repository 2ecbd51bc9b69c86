package io.trialsync.obs.ejb.lateness.schedule;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.field.CronFieldName;
import com.cronutils.model.field.expression.Always;
import com.cronutils.model.field.expression.Every;
import com.cronutils.model.field.expression.FieldExpression;
import com.cronutils.parser.CronParser;
import java.time.LocalDate;
import java.util.BitSet;

/**
 * A cron expression as sets of numbers, which answer in nanoseconds what the library's own search
 * answers in 0.4 ms.
 */
final class CronPattern {
  private static final CronParser CRON =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
  private static final int SUNDAY = 7;

  private final BitSet daysOfMonth;
  private final BitSet months;
  private final BitSet weekdays;
  private final boolean anyDayOfMonth;
  private final boolean anyWeekday;
  private final boolean everyHour;
  private final boolean stepping;
  private final int[] minutesOfDay;

  private CronPattern(Cron cron) {
    FieldExpression hour = field(cron, CronFieldName.HOUR);
    FieldExpression minute = field(cron, CronFieldName.MINUTE);
    FieldExpression dayOfMonth = field(cron, CronFieldName.DAY_OF_MONTH);
    FieldExpression weekday = field(cron, CronFieldName.DAY_OF_WEEK);
    daysOfMonth = FieldValues.of(dayOfMonth, 1, 31);
    months = FieldValues.of(field(cron, CronFieldName.MONTH), 1, 12);
    weekdays = FieldValues.of(weekday, 0, 6);
    anyDayOfMonth = dayOfMonth instanceof Always;
    anyWeekday = weekday instanceof Always;
    everyHour = hour instanceof Always;
    stepping = beginsWithStar(hour) || beginsWithStar(minute);
    BitSet minutes = FieldValues.of(minute, 0, 59);
    minutesOfDay =
        FieldValues.of(hour, 0, 23).stream()
            .flatMap(h -> minutes.stream().map(m -> h * 60 + m))
            .toArray();
  }

  /**
   * Reads five fields, as in crontab.
   *
   * @throws IllegalArgumentException when they are none
   */
  static CronPattern of(String cron) {
    return new CronPattern(CRON.parse(cron).validate());
  }

  /** Whether the job is due on that day: as in crontab, either of two restricted day fields. */
  boolean isOn(LocalDate date) {
    if (!months.get(date.getMonthValue())) {
      return false;
    }
    boolean month = daysOfMonth.get(date.getDayOfMonth());
    int number = date.getDayOfWeek().getValue();
    boolean week = weekdays.get(number) || number == SUNDAY && weekdays.get(0);
    if (anyDayOfMonth || anyWeekday) {
      return (anyDayOfMonth || month) && (anyWeekday || week);
    }
    return month || week;
  }

  /**
   * The times of a day, in minutes from midnight as clocks on the wall count them; not to be
   * changed.
   */
  int[] minutesOfDay() {
    return minutesOfDay;
  }

  /** Whether the job is due in every hour that passes, also in one that comes twice. */
  boolean isEveryHour() {
    return everyHour;
  }

  /** Whether hour or minute begin with a star: an hour that is skipped is then left out. */
  boolean isStepping() {
    return stepping;
  }

  private static boolean beginsWithStar(FieldExpression field) {
    return field instanceof Always
        || field instanceof Every every && every.getExpression() instanceof Always;
  }

  private static FieldExpression field(Cron cron, CronFieldName name) {
    return cron.retrieve(name).getExpression();
  }
}
