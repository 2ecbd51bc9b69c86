package io.trialsync.obs.web.run;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trialsync.obs.ejb.masking.MaskedName;
import io.trialsync.obs.ejb.masking.Masker;
import io.trialsync.obs.ejb.run.ErrorCategory;
import io.trialsync.obs.ejb.run.Phase;
import io.trialsync.obs.ejb.run.ReportKind;
import io.trialsync.obs.ejb.run.ReportLimits;
import io.trialsync.obs.ejb.run.ReportedCheck;
import io.trialsync.obs.ejb.run.ReportedError;
import io.trialsync.obs.ejb.run.RunType;
import io.trialsync.obs.web.body.EventTime;
import io.trialsync.obs.web.error.InvalidInputException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The fields of one run event as they were sent, each of the right kind, none yet compared. */
final class RunEventFields {
  private static final Set<String> KNOWN =
      Set.of(
          "run_id",
          "job_id",
          "event",
          "at",
          "attempt",
          "max_attempts",
          "scheduled_at",
          "run_type",
          "correlation_id",
          "progress",
          "phase",
          "table",
          "records_extracted",
          "records_loaded",
          "stats",
          "checks",
          "error");
  private static final Set<String> KNOWN_OF_ERROR =
      Set.of("category", "code", "message", "http_status");

  @Nullable UUID runId;
  @Nullable String jobId;
  @Nullable ReportKind event;
  @Nullable EventTime at;
  @Nullable Integer attempt;
  @Nullable Integer maxAttempts;
  @Nullable EventTime scheduledAt;
  @Nullable RunType runType;
  @Nullable String correlationId;
  @Nullable String progress;
  @Nullable Phase phase;
  @Nullable String table;
  @Nullable Long recordsExtracted;
  @Nullable Long recordsLoaded;
  @Nullable TableStatistics stats;
  @Nullable List<ReportedCheck> checks;
  @Nullable ReportedError error;

  /** Reads the object on which the parser stands, to its end. */
  static RunEventFields read(JsonParser parser) throws IOException {
    var fields = new RunEventFields();
    var members = new StrictMembers(parser, "", KNOWN);
    for (String name = members.next(); name != null; name = members.next()) {
      fields.take(parser, name);
    }
    return fields;
  }

  private void take(JsonParser parser, String name) throws IOException {
    switch (name) {
      case "run_id" -> runId = StrictValues.uuid(parser, name);
      case "job_id" -> jobId = jobId(parser);
      case "event" -> event = StrictValues.choice(parser, name, ReportKind.class);
      case "at" -> at = StrictValues.time(parser, name);
      case "attempt" -> attempt = StrictValues.integer(parser, name, 1, ReportLimits.ATTEMPTS);
      case "max_attempts" ->
          maxAttempts = StrictValues.integer(parser, name, 1, ReportLimits.ATTEMPTS);
      case "scheduled_at" -> scheduledAt = StrictValues.time(parser, name);
      case "run_type" -> runType = StrictValues.choice(parser, name, RunType.class);
      case "correlation_id" ->
          correlationId =
              StrictValues.name(parser, name, ReportLimits.NAME_LENGTH, MaskedName::ofReference);
      case "progress" ->
          progress =
              StrictValues.name(parser, name, ReportLimits.NAME_LENGTH, MaskedName::ofReference);
      case "phase" -> phase = StrictValues.choice(parser, name, Phase.class);
      case "table" ->
          table = StrictValues.name(parser, name, ReportLimits.NAME_LENGTH, MaskedName::of);
      case "records_extracted" ->
          recordsExtracted = StrictValues.number(parser, name, 0, ReportLimits.ROWS);
      case "records_loaded" ->
          recordsLoaded = StrictValues.number(parser, name, 0, ReportLimits.ROWS);
      case "stats" -> stats = TableStatistics.read(parser);
      case "checks" -> checks = CheckResults.read(parser);
      case "error" -> error = error(parser);
      default -> throw new IllegalStateException(name);
    }
  }

  private static @Nullable String jobId(JsonParser parser) throws IOException {
    String jobId = StrictValues.text(parser, "job_id", ReportLimits.JOB_ID_LENGTH);
    if (jobId != null) {
      JobIds.require(jobId);
    }
    return jobId;
  }

  private static @Nullable ReportedError error(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    ErrorCategory category = null;
    String code = null;
    String message = null;
    Integer httpStatus = null;
    var members = new StrictMembers(parser, "error.", KNOWN_OF_ERROR);
    for (String name = members.next(); name != null; name = members.next()) {
      switch (name) {
        case "category" -> category = category(parser);
        case "code" -> code = code(parser);
        case "message" -> message = message(StrictValues.anyText(parser, "error.message"));
        default -> httpStatus = StrictValues.integer(parser, "error.http_status", 100, 599);
      }
    }
    return new ReportedError(category, code, message, httpStatus);
  }

  private static @Nullable String message(@Nullable String text) {
    return text == null ? null : Masker.mask(text);
  }

  private static @Nullable String code(JsonParser parser) throws IOException {
    return StrictValues.name(
        parser, "error.code", ReportLimits.NAME_LENGTH, MaskedName::ofErrorCode);
  }

  private static @Nullable ErrorCategory category(JsonParser parser) throws IOException {
    String text = StrictValues.anyText(parser, "error.category");
    if (text == null) {
      return null;
    }
    return Arrays.stream(ErrorCategory.values())
        .filter(each -> each.wireName().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException("error.category must be one of API, DB, Data, System."));
  }
}
