package io.trialsync.obs.ejb.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors that came without a category get the right one, and always the same. */
class ErrorRulesTest {
  private final ErrorRules usual = new ErrorRules(Optional.empty());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "API    |                 | 429 | ",
        "API    | TOKEN_EXPIRED   |     | ",
        "API    |                 |     | requests.exceptions.HTTPError: 503 Server Error: Service Unavailable for url",
        "DB     | ORA-00060       |     | ",
        "DB     | 57P01           |     | ",
        "DB     |                 |     | psycopg2.OperationalError: could not connect to server",
        "DB     |                 |     | ERROR: deadlock detected",
        "Data   | 23505           |     | ",
        "Data   | MAPPING_MISSING |     | ",
        "Data   |                 |     | java.sql.SQLException: null value in column site violates not-null constraint",
        "Data   |                 |     | pyspark.errors.AnalysisException: Column not found: arm",
        "System | aborted         |     | ",
        "System |                 |     | java.lang.OutOfMemoryError: Java heap space in PgConnection jdbc",
        "System |                 |     | OSError: [Errno 28] No space left on device",
        "System | WHO_KNOWS       |     | something that nobody foresaw",
        "System |                 |     | "
      })
  void ofTheUsualKindsAreTold(
      String category, @Nullable String code, @Nullable Integer status, @Nullable String message) {
    assertThat(usual.categoryOf(new ReportedError(null, code, message, status)).wireName())
        .isEqualTo(category);
  }

  @Test
  void leaveAReportedCategoryAlone() {
    assertThat(usual.categoryOf(new ReportedError(ErrorCategory.API, "ORA-1", "deadlock", null)))
        .isEqualTo(ErrorCategory.API);
  }

  @Test
  void letTheOperatorsRulesComeFirst() {
    var rules =
        new ErrorRules(
            Optional.of(
                "Data code ora-01400 ; API message *asleep*; System http 520-529;DB code *-dwh"));

    assertThat(category(rules, "ORA-01400", null, null)).isEqualTo(ErrorCategory.DATA);
    assertThat(category(rules, "ORA-01401", null, null)).isEqualTo(ErrorCategory.DB);
    assertThat(category(rules, null, "the Warehouse is ASLEEP now", null))
        .isEqualTo(ErrorCategory.API);
    assertThat(category(rules, null, null, 520)).isEqualTo(ErrorCategory.SYSTEM);
    assertThat(category(rules, null, null, 530)).isEqualTo(ErrorCategory.API);
    assertThat(category(rules, "X-DWH", null, null)).isEqualTo(ErrorCategory.DB);
    assertThat(category(rules, "X-DWH-1", null, null)).isEqualTo(ErrorCategory.SYSTEM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";",
        "DB",
        "DB code",
        "Db code x",
        "DB text x",
        "DB code *",
        "DB code **",
        "DB code a*b",
        "DB http x",
        "DB http 99",
        "DB http 600",
        "DB http 500-400",
        "DB http 1-2-3",
        "DB http 500-"
      })
  void refuseWhatIsNoRule(String list) {
    assertThat(ErrorRules.isList(list)).isFalse();
  }

  @Test
  void refuseALongList() {
    assertThat(ErrorRules.isList("DB code x;".repeat(100))).isTrue();
    assertThat(ErrorRules.isList("DB code x;".repeat(101))).isFalse();
  }

  @Property
  void answerForAnyText(@ForAll String code, @ForAll String message) {
    assertThatCode(() -> usual.categoryOf(new ReportedError(null, code, message, null)))
        .doesNotThrowAnyException();
  }

  private static ErrorCategory category(
      ErrorRules rules, @Nullable String code, @Nullable String message, @Nullable Integer status) {
    return rules.categoryOf(new ReportedError(null, code, message, status));
  }
}
