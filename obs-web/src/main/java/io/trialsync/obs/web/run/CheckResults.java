package io.trialsync.obs.web.run;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trialsync.obs.ejb.masking.MaskedName;
import io.trialsync.obs.ejb.run.ReportLimits;
import io.trialsync.obs.ejb.run.ReportedCheck;
import io.trialsync.obs.ejb.run.ReportedCheck.Severity;
import io.trialsync.obs.ejb.run.ReportedChecks;
import io.trialsync.obs.web.body.JsonMembers;
import io.trialsync.obs.web.error.InvalidInputException;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The results of a worker's own checks of a table, as they were sent with a stage. */
final class CheckResults {
  private static final Set<String> KNOWN = Set.of("name", "column", "passed", "severity");

  private CheckResults() {}

  /** Reads the array on which the parser stands, to its end; null when nothing is in it. */
  static @Nullable List<ReportedCheck> read(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw new InvalidInputException("checks must be an array.");
    }
    var checks = new ReportedChecks();
    int count = 0;
    while (JsonMembers.nextElement(parser)) {
      if (count == ReportLimits.CHECKS) {
        throw new InvalidInputException(
            "checks must have at most %d results.".formatted(ReportLimits.CHECKS));
      }
      checks.add(check(parser, "checks[" + count + "]."));
      count++;
    }
    return checks.toList();
  }

  private static ReportedCheck check(JsonParser parser, String place) throws IOException {
    String checkName = null;
    String column = null;
    Boolean passed = null;
    Severity severity = null;
    var members = new StrictMembers(parser, place, KNOWN);
    for (String name = members.next(); name != null; name = members.next()) {
      String full = place + name;
      switch (name) {
        case "name" -> checkName = name(parser, full);
        case "column" -> column = name(parser, full);
        case "passed" -> passed = StrictValues.truth(parser, full);
        default -> severity = StrictValues.choice(parser, full, Severity.class);
      }
    }
    return new ReportedCheck(
        present(place + "name", checkName),
        column,
        present(place + "passed", passed),
        Objects.requireNonNullElse(severity, Severity.FAIL));
  }

  private static @Nullable String name(JsonParser parser, String full) throws IOException {
    return StrictValues.name(parser, full, ReportLimits.NAME_LENGTH, MaskedName::of);
  }

  private static <T> T present(String name, @Nullable T value) {
    if (value == null) {
      throw new InvalidInputException(name + " is missing.");
    }
    return value;
  }
}
