package io.trialsync.obs.web.quality;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.trialsync.obs.ejb.masking.Masker;
import io.trialsync.obs.ejb.quality.Exclusion;
import io.trialsync.obs.web.body.EventTime;
import io.trialsync.obs.web.body.JsonBody;
import io.trialsync.obs.web.body.RequestJson;
import io.trialsync.obs.web.error.InvalidInputException;
import io.trialsync.obs.web.run.StrictMembers;
import io.trialsync.obs.web.run.StrictValues;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision as it was sent; which members there are depends on the route. The reason is masked
 * here, as all that people write.
 */
record DecisionBody(
    @Nullable String reason,
    @Nullable UUID runId,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable String namespace,
    @Nullable String table,
    @Nullable String check) {
  private static final int LONGEST_REASON = 500;
  private static final int LONGEST_CHECK = 64;
  private static final Duration LONGEST_RANGE = Duration.ofDays(400);
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  static DecisionBody read(HttpHeaders headers, InputStream body, Set<String> known)
      throws IOException {
    try (var parser = RequestJson.open(headers, body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new InvalidInputException("The body must be a JSON object.");
      }
      DecisionBody read = members(parser, known);
      if (parser.nextToken() != null) {
        throw new InvalidInputException("The body must be one object, with nothing after it.");
      }
      return read;
    } catch (JsonProcessingException | CharConversionException broken) {
      throw JsonBody.broken(broken);
    }
  }

  private static DecisionBody members(JsonParser parser, Set<String> known) throws IOException {
    String reason = null;
    UUID runId = null;
    EventTime from = null;
    EventTime until = null;
    String namespace = null;
    String table = null;
    String check = null;
    var members = new StrictMembers(parser, "", known);
    for (String name = members.next(); name != null; name = members.next()) {
      switch (name) {
        case "reason" -> reason = StrictValues.text(parser, name, LONGEST_REASON);
        case "run_id" -> runId = StrictValues.uuid(parser, name);
        case "from" -> from = StrictValues.time(parser, name);
        case "until" -> until = StrictValues.time(parser, name);
        case "namespace" -> namespace = StrictValues.anyText(parser, name);
        case "table" -> table = StrictValues.anyText(parser, name);
        default -> check = StrictValues.text(parser, name, LONGEST_CHECK);
      }
    }
    return new DecisionBody(
        masked(reason),
        runId,
        from == null ? null : from.at(),
        until == null ? null : until.at(),
        TableParameter.namespace(namespace),
        table == null ? null : TableParameter.table(table),
        check);
  }

  private static @Nullable String masked(@Nullable String reason) {
    return reason == null || reason.isBlank() ? null : Masker.mask(reason.strip());
  }

  /** Why; nobody decides without. */
  String requiredReason() {
    return required(
        reason, "reason is missing; it must be a text of 1 to " + LONGEST_REASON + " characters.");
  }

  UUID requiredRun() {
    return required(runId, "run_id is missing; it must be the id of a run of this job.");
  }

  Exclusion exclusion() {
    Instant begin = required(from, "from is missing; it must be a time.");
    Instant end = required(until, "until is missing; it must be a time.");
    if (begin.isBefore(EARLIEST) || end.isAfter(LATEST)) {
      throw new InvalidInputException(
          "from and until must lie between the years 2000 and 2100; plain numbers are"
              + " milliseconds.");
    }
    if (!begin.isBefore(end)) {
      throw new InvalidInputException("from must be earlier than until.");
    }
    if (Duration.between(begin, end).compareTo(LONGEST_RANGE) > 0) {
      throw new InvalidInputException(
          "from and until may be at most " + LONGEST_RANGE.toDays() + " days apart.");
    }
    if (namespace != null && table == null) {
      throw new InvalidInputException("namespace goes with table only.");
    }
    return new Exclusion(begin, end, namespace, table, check, requiredReason());
  }

  private static <T> T required(@Nullable T value, String sentence) {
    if (value == null) {
      throw new InvalidInputException(sentence);
    }
    return value;
  }
}
