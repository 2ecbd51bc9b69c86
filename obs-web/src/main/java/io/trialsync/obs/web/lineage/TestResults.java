package io.trialsync.obs.web.lineage;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trialsync.obs.ejb.run.ReportLimits;
import io.trialsync.obs.ejb.run.ReportedCheck;
import io.trialsync.obs.ejb.run.ReportedCheck.Severity;
import io.trialsync.obs.ejb.run.ReportedChecks;
import io.trialsync.obs.web.body.JsonMembers;
import io.trialsync.obs.web.body.JsonScalars;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The facets {@code dataQualityAssertions} of datasets and {@code test} of runs. Kept is what was
 * tested and how it ended. What was expected and found, the statement and its parameters are data
 * of patients and are dropped, as is the description.
 */
final class TestResults {

  /** What Great Expectations and Soda call what dbt calls a warning; all else is a failure. */
  private static final Set<String> MILD = Set.of("warn", "warning", "info");

  private TestResults() {}

  /** Results about the dataset; null when there are none. */
  static @Nullable List<ReportedCheck> ofDataset(JsonParser parser) throws IOException {
    return JsonMembers.only(parser, "assertions", each -> readAll(each, "assertion", "success"));
  }

  /** Results about whatever the run looked at; null when there are none. */
  static @Nullable List<ReportedCheck> ofRun(JsonParser parser) throws IOException {
    return JsonMembers.only(parser, "tests", each -> readAll(each, "type", "status"));
  }

  private static @Nullable List<ReportedCheck> readAll(
      JsonParser parser, String kind, String outcome) throws IOException {
    var checks = new ReportedChecks();
    for (boolean more = JsonMembers.firstElement(parser);
        more;
        more = JsonMembers.nextElement(parser)) {
      ReportedCheck check = read(parser, kind, outcome);
      if (check != null) {
        checks.add(check);
      }
    }
    return checks.toList();
  }

  /** One result; null where nothing was tested, or nobody says what or how it ended. */
  private static @Nullable ReportedCheck read(JsonParser parser, String kind, String outcome)
      throws IOException {
    String name = null;
    String kindOfCheck = null;
    String column = null;
    Boolean passed = null;
    Severity severity = Severity.FAIL;
    for (var key = JsonMembers.first(parser); key != null; key = JsonMembers.next(parser)) {
      if (key.equals("name")) {
        name = name(parser);
      } else if (key.equals(kind)) {
        kindOfCheck = name(parser);
      } else if (key.equals("column")) {
        column = name(parser);
      } else if (key.equals("severity")) {
        severity = severity(JsonScalars.text(parser));
      } else if (key.equals(outcome)) {
        passed = passed(parser);
      } else {
        parser.skipChildren();
      }
    }
    String shown = name == null ? kindOfCheck : name;
    return shown == null || passed == null
        ? null
        : new ReportedCheck(shown, column, passed, severity);
  }

  private static @Nullable String name(JsonParser parser) throws IOException {
    String name = StoredName.read(parser, ReportLimits.NAME_LENGTH);
    return name == null || name.isEmpty() ? null : name;
  }

  private static Severity severity(@Nullable String text) {
    return text != null && MILD.contains(text.toLowerCase(Locale.ROOT))
        ? Severity.WARN
        : Severity.FAIL;
  }

  // A test that was skipped says nothing, and must not look as if it had passed.
  private static @Nullable Boolean passed(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_TRUE
        || parser.currentToken() == JsonToken.VALUE_FALSE) {
      return parser.getBooleanValue();
    }
    String status = JsonScalars.text(parser);
    if (status == null) {
      return null;
    }
    return switch (status.toLowerCase(Locale.ROOT)) {
      case "pass" -> true;
      case "fail" -> false;
      default -> null;
    };
  }
}
