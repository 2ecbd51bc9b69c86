package io.trialsync.obs.ejb.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes a report as the database function {@code record_reports} takes it, with all that can be
 * derived from the report alone. The text is canonical, so its digest tells two different reports
 * of the same moment apart.
 */
final class ReportJson {
  private static final JsonFactory JSON = new JsonFactory();

  /** How much an end weighs against others, see {@code end_stands}. */
  private static final int CONCLUDED = 0;

  private static final int REPORTED = 1;
  private static final int DECISIVE = 2;

  private final Clock clock;
  private final ErrorRules rules;

  ReportJson(Clock clock, ErrorRules rules) {
    this.clock = clock;
    this.rules = rules;
  }

  /** The reports in their order, of a request that was given these ids. */
  List<ReportText> write(List<RunReport> reports, RequestCorrelation.Given given) {
    Instant limit = clock.instant().plus(ReportLimits.TOLERATED_AHEAD);
    return reports.stream()
        .map(report -> write(report, given, limit, report.decisive() ? DECISIVE : REPORTED))
        .toList();
  }

  /** Ends that the server concluded: any end that is reported stands against them. */
  List<ReportText> writeConcluded(List<RunReport> reports) {
    Instant limit = clock.instant().plus(ReportLimits.TOLERATED_AHEAD);
    return reports.stream()
        .map(report -> write(report, RequestCorrelation.Given.NOTHING, limit, CONCLUDED))
        .toList();
  }

  private ReportText write(
      RunReport report, RequestCorrelation.Given given, Instant limit, int rank) {
    List<StageReport> stages = StageReport.oneForEachTable(report.stages());
    String fields = inside(json -> fields(json, report, stages, rank));
    List<String> stageFields =
        stages.stream().map(stage -> inside(json -> stage(json, stage))).toList();
    long digest = digest(fields, stageFields);
    String marks = inside(json -> marks(json, report, given, digest, limit));
    return new ReportText(report.run().key(), fields, marks, stageFields);
  }

  /**
   * What is known of a report besides its own words. The digest does not cover it: the same report
   * sent again, with another header or after a change of the rules, is still the same.
   */
  private void marks(
      JsonGenerator json,
      RunReport report,
      RequestCorrelation.Given given,
      long digest,
      Instant limit)
      throws IOException {
    json.writeNumberField("digest", digest);
    json.writeBooleanField("clock_ahead", report.at().isAfter(limit));
    if (report.facts().correlationId() == null) {
      text(json, "correlation_id", given.correlationId());
    }
    if (report.facts().traceId() == null) {
      text(json, "trace_id", given.traceId());
    }
    ReportedError error = report.error();
    if (error != null && error.category() == null) {
      json.writeStringField("error_category", rules.categoryOf(error).wireName());
    }
  }

  /** Writes the members of an object. */
  private interface Members {
    void write(JsonGenerator json) throws IOException;
  }

  private static String inside(Members members) {
    var text = new StringWriter(512);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      members.write(json);
      json.writeEndObject();
    } catch (IOException unexpected) {
      throw new UncheckedIOException("writing to memory", unexpected);
    }
    return text.getBuffer().substring(1, text.getBuffer().length() - 1);
  }

  private static void fields(
      JsonGenerator json, RunReport report, List<StageReport> stages, int rank) throws IOException {
    ReportKind kind = report.kind();
    json.writeStringField("job", report.jobId());
    json.writeStringField("run_key", report.run().key().toString());
    json.writeStringField("run_id", report.run().runId().toString());
    json.writeNumberField("attempt", report.run().attempt());
    json.writeStringField("kind", kind.wireName());
    json.writeStringField("at", micros(report.at()));
    if (kind == ReportKind.STARTED) {
      json.writeStringField("started_at", micros(report.at()));
    }
    json.writeStringField("try_status", kind.statusOfTry());
    number(json, "try_rank", kind.endsTry() ? rank : null);
    json.writeStringField("status", kind.statusOfRun());
    number(json, "rank", kind.endsRun() ? rank : null);
    facts(json, report.facts());
    error(json, report.error());
    number(json, "extracted", report.recordsExtracted());
    number(json, "loaded", report.recordsLoaded());
    number(
        json,
        "stages_extracted",
        StageReport.sum(stages, Phase.EXTRACT, StageReport::recordsExtracted));
    number(json, "stages_loaded", StageReport.sum(stages, Phase.LOAD, StageReport::recordsLoaded));
  }

  private static void facts(JsonGenerator json, RunFacts facts) throws IOException {
    number(json, "max_attempts", facts.maxAttempts());
    if (facts.scheduledAt() != null) {
      json.writeStringField("scheduled_at", micros(facts.scheduledAt()));
    }
    if (facts.runType() != null) {
      json.writeStringField("run_type", facts.runType().wireName());
    }
    text(json, "correlation_id", facts.correlationId());
    text(json, "trace_id", facts.traceId());
    UUID parent = facts.parentRunId();
    text(json, "parent_run_id", parent == null ? null : parent.toString());
    text(json, "progress", facts.progress());
    json.writeBooleanField("continuous", facts.continuous());
    json.writeBooleanField("zone_assumed", facts.zoneAssumed());
  }

  private static void error(JsonGenerator json, @Nullable ReportedError error) throws IOException {
    if (error == null) {
      return;
    }
    ErrorCategory category = error.category();
    text(json, "error_category", category == null ? null : category.wireName());
    text(json, "error_code", error.code());
    text(json, "error_message", error.message());
    number(json, "http_status", error.httpStatus());
  }

  private static void stage(JsonGenerator json, StageReport stage) throws IOException {
    json.writeStringField("phase", stage.phase().wireName());
    json.writeStringField("namespace", stage.namespace());
    json.writeStringField("table", stage.table());
    number(json, "extracted", stage.recordsExtracted());
    number(json, "loaded", stage.recordsLoaded());
    number(json, "row_count", stage.rowCount());
    if (stage.nullCounts() != null) {
      json.writeObjectFieldStart("null_counts");
      for (Map.Entry<String, Long> column : stage.nullCounts().entrySet()) {
        json.writeNumberField(column.getKey(), column.getValue());
      }
      json.writeEndObject();
    }
    if (stage.columns() != null) {
      columns(json, stage.columns());
    }
    if (stage.assertions() != null) {
      assertions(json, stage.assertions());
    }
    text(json, "origin", stage.origin() == null ? null : stage.origin().wireName());
  }

  private static void columns(JsonGenerator json, List<TableColumn> columns) throws IOException {
    var text = new StringWriter(512);
    try (JsonGenerator inner = JSON.createGenerator(text)) {
      inner.writeStartArray();
      for (TableColumn column : columns) {
        inner.writeStartObject();
        inner.writeStringField("name", column.name());
        text(inner, "type", column.type());
        if (column.nullable() != null) {
          inner.writeBooleanField("nullable", column.nullable());
        }
        inner.writeEndObject();
      }
      inner.writeEndArray();
    }
    String schema = text.toString();
    json.writeStringField("schema_key", schemaKey(schema).toString());
    json.writeFieldName("columns");
    json.writeRawValue(schema);
  }

  private static void assertions(JsonGenerator json, List<ReportedCheck> checks)
      throws IOException {
    json.writeArrayFieldStart("assertions");
    for (ReportedCheck check : checks) {
      json.writeStartObject();
      json.writeStringField("name", check.name());
      text(json, "column", check.column());
      json.writeBooleanField("passed", check.passed());
      json.writeStringField("severity", check.severity().wireName());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static UUID schemaKey(String schema) {
    return UUID.nameUUIDFromBytes(schema.getBytes(StandardCharsets.UTF_8));
  }

  /** The first 8 bytes of the SHA-256 of a report's text. */
  private static long digest(String fields, List<String> stages) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(fields.getBytes(StandardCharsets.UTF_8));
      stages.forEach(stage -> digest.update(stage.getBytes(StandardCharsets.UTF_8)));
      return java.nio.ByteBuffer.wrap(digest.digest()).getLong();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** PostgreSQL keeps microseconds: cut here, so that equal times are equal everywhere. */
  private static String micros(Instant at) {
    return at.truncatedTo(ChronoUnit.MICROS).toString();
  }

  private static void text(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  private static void number(JsonGenerator json, String name, @Nullable Number value)
      throws IOException {
    if (value != null) {
      json.writeNumberField(name, value.longValue());
    }
  }
}
