package io.trialsync.obs.web.lineage;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.trialsync.obs.ejb.run.RecordedOutcome;
import io.trialsync.obs.ejb.run.RunReport;
import io.trialsync.obs.ejb.run.StageReport;
import io.trialsync.obs.ejb.run.TenantFullException;
import io.trialsync.obs.web.body.JsonBody;
import io.trialsync.obs.web.error.InvalidInputException;
import io.trialsync.obs.web.error.Problem;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Records the events of an array in portions, so that memory is bounded however long it is. */
final class LineageBatch {

  private static final int REPORTS_AT_ONCE = 100;

  /**
   * Columns, tests and stages that a portion may hold; reports with large schemas go in fewer at
   * once.
   */
  private static final int WEIGHT_AT_ONCE = 20_000;

  private final Function<List<RunReport>, List<RecordedOutcome>> recorder;
  private final List<RunReport> portion = new ArrayList<>();
  private final List<Integer> places = new ArrayList<>();
  private final BatchAnswer answer = new BatchAnswer();
  private int weight;

  LineageBatch(Function<List<RunReport>, List<RecordedOutcome>> recorder) {
    this.recorder = recorder;
  }

  /**
   * Records what can be recorded. Where the text itself is broken nothing after it can be read: the
   * events before it are recorded, and the broken one is the last of the answer.
   */
  BatchAnswer take(JsonParser parser, LineageReader reader) throws IOException {
    try {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw new InvalidInputException("The body must be an array of OpenLineage events.");
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        add(next(parser, reader));
      }
      if (parser.nextToken() != null) {
        breakOff(new InvalidInputException("The body must be one array, with nothing after it."));
      }
    } catch (JsonProcessingException | CharConversionException broken) {
      breakOff(JsonBody.broken(broken));
    }
    flush();
    return answer;
  }

  private static LineageEvent next(JsonParser parser, LineageReader reader) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return new LineageEvent.Invalid("An event must be a JSON object.");
    }
    return reader.read(parser);
  }

  private void add(LineageEvent event) {
    if (event instanceof LineageEvent.Invalid invalid) {
      answer.failed(invalid.sentence());
      return;
    }
    if (event instanceof LineageEvent.Recordable recordable) {
      places.add(answer.received());
      portion.add(recordable.report());
      weight += recordable.report().stages().stream().mapToInt(LineageBatch::weight).sum();
    }
    answer.succeeded();
    if (portion.size() == REPORTS_AT_ONCE || weight > WEIGHT_AT_ONCE) {
      flush();
    }
  }

  private void breakOff(InvalidInputException broken) {
    if (answer.isEmpty()) {
      throw broken;
    }
    answer.failed(broken.getMessage() + " Nothing after it was read.");
  }

  private void flush() {
    if (!portion.isEmpty()) {
      List<RecordedOutcome> outcomes = recorder.apply(List.copyOf(portion));
      for (int i = 0; i < outcomes.size(); i++) {
        count(places.get(i), outcomes.get(i));
      }
      portion.clear();
      places.clear();
      weight = 0;
    }
  }

  private void count(int place, RecordedOutcome outcome) {
    switch (outcome) {
      case ACCEPTED, DUPLICATE -> {}
      case REFUSED -> answer.failedAfterAll(place, Problem.notStorable().detail());
      case TOO_MANY_JOBS, TOO_MANY_TABLES ->
          answer.failedAfterAll(place, Problem.of(403, new TenantFullException(outcome)).detail());
    }
  }

  private static int weight(StageReport stage) {
    int nullCounts = stage.nullCounts() == null ? 0 : stage.nullCounts().size();
    int assertions = stage.assertions() == null ? 0 : stage.assertions().size();
    return 1 + nullCounts + assertions + (stage.columns() == null ? 0 : stage.columns().size());
  }
}
