package io.trialsync.obs.web.lineage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Counts what became of the events of a batch and says it in the words of OpenLineage. */
final class BatchAnswer {

  /** Most failures that are told one by one; all are counted. */
  static final int FAILURES_TOLD = 1_000;

  private static final JsonFactory JSON = new JsonFactory();

  private record Failure(int index, String reason) {}

  private final List<Failure> failures = new ArrayList<>();
  private int received;
  private int failed;

  void succeeded() {
    received++;
  }

  void failed(String reason) {
    failedAfterAll(received, reason);
    received++;
  }

  /** Takes back that an event succeeded; the index is that of the event, from 0. */
  void failedAfterAll(int index, String reason) {
    if (failures.size() < FAILURES_TOLD) {
      failures.add(new Failure(index, reason));
    }
    failed++;
  }

  /** Events that were told of by now. */
  int received() {
    return received;
  }

  boolean isEmpty() {
    return received == 0;
  }

  String toJson() throws IOException {
    var text = new StringWriter();
    try (var json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("status", failed == 0 ? "success" : "partial_success");
      writeSummary(json);
      writeFailures(json);
      json.writeEndObject();
    }
    return text.toString();
  }

  private void writeSummary(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("summary");
    json.writeNumberField("received", received);
    json.writeNumberField("successful", received - failed);
    json.writeNumberField("failed", failed);
    json.writeEndObject();
  }

  private void writeFailures(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("failed_events");
    failures.sort(Comparator.comparingInt(Failure::index));
    for (var failure : failures) {
      json.writeStartObject();
      json.writeNumberField("index", failure.index());
      json.writeStringField("reason", failure.reason());
      json.writeBooleanField("retriable", false);
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
