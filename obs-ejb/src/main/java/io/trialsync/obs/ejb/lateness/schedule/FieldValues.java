package io.trialsync.obs.ejb.lateness.schedule;

import com.cronutils.model.field.expression.Always;
import com.cronutils.model.field.expression.And;
import com.cronutils.model.field.expression.Between;
import com.cronutils.model.field.expression.Every;
import com.cronutils.model.field.expression.FieldExpression;
import com.cronutils.model.field.expression.On;
import com.cronutils.model.field.value.FieldValue;
import java.util.BitSet;

/** The numbers that one field of a cron expression stands for. */
final class FieldValues {
  private final int lowest;
  private final int highest;

  private FieldValues(int lowest, int highest) {
    this.lowest = lowest;
    this.highest = highest;
  }

  /** The numbers of the field, which may lie between the two. */
  static BitSet of(FieldExpression field, int lowest, int highest) {
    return new FieldValues(lowest, highest).values(field, 1);
  }

  private BitSet values(FieldExpression field, int step) {
    if (field instanceof Always) {
      return steps(lowest, highest, step);
    }
    if (field instanceof On on) {
      int value = on.getTime().getValue();
      return steps(value, step > 1 ? highest : value, step);
    }
    if (field instanceof Between between) {
      return steps(number(between.getFrom()), number(between.getTo()), step);
    }
    if (field instanceof Every every) {
      return values(every.getExpression(), every.getPeriod().getValue());
    }
    if (field instanceof And and) {
      BitSet all = new BitSet();
      and.getExpressions().forEach(part -> all.or(values(part, 1)));
      return all;
    }
    throw new IllegalArgumentException("no field of crontab: " + field.asString());
  }

  private static BitSet steps(int from, int to, int step) {
    BitSet values = new BitSet();
    for (int value = from; value <= to; value += step) {
      values.set(value);
    }
    return values;
  }

  private static int number(FieldValue<?> value) {
    return (Integer) value.getValue();
  }
}
