package io.trialsync.obs.web.run;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import io.trialsync.obs.ejb.run.RecordedOutcome;
import io.trialsync.obs.ejb.run.RunRecorder;
import io.trialsync.obs.ejb.run.RunReport;
import io.trialsync.obs.ejb.run.TenantFullException;
import io.trialsync.obs.web.body.JsonBody;
import io.trialsync.obs.web.error.InvalidInputException;
import io.trialsync.obs.web.error.Problem;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Records the events of one request in portions, so that memory is bounded however many they are,
 * and keeps account of each.
 */
final class RunEventStream {
  /** Most events of one request. */
  static final int MOST_EVENTS = 10_000;

  /** Columns that a portion may hold; events with large schemas go in fewer at once. */
  private static final int MOST_COLUMNS = 20_000;

  private final RunEventReader reader;
  private final Function<List<RunReport>, List<RecordedOutcome>> recorder;
  private final List<RunReport> portion = new ArrayList<>();
  private final List<Integer> places = new ArrayList<>();
  private final List<RunEventAnswer.Rejection> rejected = new ArrayList<>();
  private int columns;
  private int index;
  private int accepted;
  private int duplicates;

  RunEventStream(RunEventReader reader, Function<List<RunReport>, List<RecordedOutcome>> recorder) {
    this.reader = reader;
    this.recorder = recorder;
  }

  /** Takes the one event or the array that the parser is about to read. */
  RunEventAnswer takeJson(JsonParser parser) throws IOException {
    try {
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY && take(parser)) {}
      } else if (parser.currentToken() != null) {
        take(parser);
      }
      if (index < MOST_EVENTS && parser.nextToken() != null) {
        reject("The body must be one event or one array, with nothing after it.");
      }
    } catch (JsonProcessingException | CharConversionException broken) {
      breakOff(JsonBody.broken(broken));
    }
    return answer();
  }

  /** Takes one event after the other, as lines of JSON. */
  RunEventAnswer takeLines(JsonParser parser) throws IOException {
    try {
      while (parser.nextToken() != null && take(parser)) {}
    } catch (JsonProcessingException | CharConversionException broken) {
      breakOff(JsonBody.broken(broken));
    }
    return answer();
  }

  /** Takes the value on which the parser stands; false when no more can be taken. */
  private boolean take(JsonParser parser) throws IOException {
    if (index == MOST_EVENTS) {
      reject(
          "A request may have at most %d events; nothing from here on was read."
              .formatted(MOST_EVENTS));
      return false;
    }
    JsonStreamContext outside = outside(parser);
    try {
      add(index, reader.read(parser));
    } catch (InvalidInputException refusal) {
      leave(parser, outside);
      reject(refusal.getMessage());
    }
    index++;
    return true;
  }

  private static JsonStreamContext outside(JsonParser parser) {
    JsonStreamContext here = parser.getParsingContext();
    boolean inside = parser.currentToken() != null && parser.currentToken().isStructStart();
    return inside ? here.getParent() : here;
  }

  /** Passes over the rest of a refused event. */
  private static void leave(JsonParser parser, JsonStreamContext outside) throws IOException {
    while (parser.getParsingContext() != outside) {
      if (parser.nextToken() == null) {
        return;
      }
    }
  }

  private void add(int place, RunReport report) {
    portion.add(report);
    places.add(place);
    columns +=
        report.stages().stream()
            .mapToInt(stage -> stage.columns() == null ? 0 : stage.columns().size())
            .sum();
    if (portion.size() == RunRecorder.MOST_REPORTS || columns > MOST_COLUMNS) {
      flush();
    }
  }

  private void flush() {
    if (!portion.isEmpty()) {
      List<RecordedOutcome> outcomes = recorder.apply(List.copyOf(portion));
      for (int i = 0; i < outcomes.size(); i++) {
        count(places.get(i), outcomes.get(i));
      }
      portion.clear();
      places.clear();
      columns = 0;
    }
  }

  private void count(int place, RecordedOutcome outcome) {
    switch (outcome) {
      case ACCEPTED -> accepted++;
      case DUPLICATE -> duplicates++;
      case TOO_MANY_JOBS, TOO_MANY_TABLES ->
          rejected.add(
              new RunEventAnswer.Rejection(
                  place, Problem.of(403, new TenantFullException(outcome))));
      case REFUSED -> rejected.add(new RunEventAnswer.Rejection(place, Problem.notStorable()));
    }
  }

  private void reject(@Nullable String sentence) {
    rejected.add(new RunEventAnswer.Rejection(index, Problem.of(400, String.valueOf(sentence))));
  }

  private void breakOff(InvalidInputException broken) {
    if (index == 0) {
      throw broken;
    }
    reject(broken.getMessage() + " Nothing after it was read.");
  }

  private RunEventAnswer answer() {
    flush();
    rejected.sort(Comparator.comparingInt(RunEventAnswer.Rejection::index));
    return new RunEventAnswer(accepted, duplicates, rejected);
  }
}
