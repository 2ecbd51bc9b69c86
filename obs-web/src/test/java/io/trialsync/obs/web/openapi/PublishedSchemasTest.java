package io.trialsync.obs.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.trialsync.obs.ejb.history.AuditLine;
import io.trialsync.obs.ejb.history.CheckView;
import io.trialsync.obs.ejb.history.FindingView;
import io.trialsync.obs.ejb.history.JobDetail;
import io.trialsync.obs.ejb.history.JobView;
import io.trialsync.obs.ejb.history.Page;
import io.trialsync.obs.ejb.history.RunFinding;
import io.trialsync.obs.ejb.history.RunSummary;
import io.trialsync.obs.ejb.history.RunView;
import io.trialsync.obs.ejb.history.SummaryRow;
import io.trialsync.obs.ejb.job.ExpectedColumn;
import io.trialsync.obs.ejb.job.JobSettings;
import io.trialsync.obs.ejb.job.ProbeSetting;
import io.trialsync.obs.ejb.job.Schedule;
import io.trialsync.obs.ejb.job.ThresholdKey;
import io.trialsync.obs.ejb.quality.AcceptedFinding;
import io.trialsync.obs.ejb.quality.DecisionView;
import io.trialsync.obs.ejb.quality.ExpectedSchemaView;
import io.trialsync.obs.ejb.quality.ReplayAnswer;
import io.trialsync.obs.ejb.quality.ReplayedAlert;
import io.trialsync.obs.ejb.retention.RemovedCounts;
import io.trialsync.obs.ejb.retention.RetentionAges;
import io.trialsync.obs.ejb.retention.RetentionForecast;
import io.trialsync.obs.ejb.retention.RetentionRunView;
import io.trialsync.obs.ejb.retention.RetentionView;
import io.trialsync.obs.web.error.Problem;
import io.trialsync.obs.web.run.PingAnswer;
import io.trialsync.obs.web.run.RunEventAnswer;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemas have the fields of the records that are written and read, each of the same kind. */
class PublishedSchemasTest {
  private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE_CASE =
      new PropertyNamingStrategies.SnakeCaseStrategy();

  /** Records that callers send too, where nearly all may be left out. */
  private static final Set<Class<?>> SENT =
      Set.of(JobSettings.class, Schedule.class, ProbeSetting.class, ExpectedColumn.class);

  @ParameterizedTest
  @ValueSource(
      classes = {
        JobView.class,
        JobDetail.class,
        JobSettings.class,
        Schedule.class,
        ProbeSetting.class,
        ExpectedColumn.class,
        RunSummary.class,
        SummaryRow.class,
        AuditLine.class,
        RunView.class,
        RunFinding.class,
        CheckView.class,
        FindingView.class,
        AcceptedFinding.class,
        DecisionView.class,
        ExpectedSchemaView.class,
        ReplayAnswer.class,
        ReplayAnswer.Counts.class,
        ReplayedAlert.class,
        RunView.AttemptView.class,
        RunView.StageView.class,
        RunView.AssertionView.class,
        RunView.ColumnView.class,
        RunView.EventView.class,
        Page.class,
        Problem.class,
        RunEventAnswer.class,
        RunEventAnswer.Rejection.class,
        PingAnswer.class,
        RetentionAges.class,
        RemovedCounts.class,
        RetentionRunView.class,
        RetentionView.class,
        RetentionForecast.class
      })
  @Tag("A08")
  void describeTheRecord(Class<?> type) {
    var schema = PublishedDocument.schema(type.getSimpleName());
    var described =
        PublishedDocument.properties(schema).entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, e -> PublishedDocument.types(e.getValue())));
    assertThat(described)
        .isEqualTo(
            components(type)
                .collect(
                    Collectors.toMap(PublishedSchemasTest::name, PublishedSchemasTest::types)));
    if (!SENT.contains(type)) {
      assertThat(PublishedDocument.required(schema))
          .isEqualTo(
              components(type)
                  .filter(component -> !leftOutWhenNull(component))
                  .map(PublishedSchemasTest::name)
                  .collect(Collectors.toSet()));
    }
  }

  @Test
  void nameTheThresholds() {
    assertThat(PublishedDocument.properties(PublishedDocument.schema("Thresholds")))
        .containsOnlyKeys(ThresholdKey.ofJobs().stream().map(ThresholdKey::key).toList())
        .allSatisfy(
            (name, schema) ->
                assertThat(ThresholdKey.of(name).orElseThrow().range())
                    .isEqualTo(
                        schema.path("minimum").asText()
                            + " to "
                            + schema.path("maximum").asText()));
  }

  private static Stream<RecordComponent> components(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .flatMap(
            component ->
                component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                    ? components(component.getType())
                    : Stream.of(component));
  }

  private static String name(RecordComponent component) {
    JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
    return named == null ? SNAKE_CASE.translate(component.getName()) : named.value();
  }

  private static Set<String> types(RecordComponent component) {
    var types = new HashSet<>(List.of(type(component.getType())));
    if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)
        && !leftOutWhenNull(component)) {
      types.add("null");
    }
    return types;
  }

  private static String type(Class<?> type) {
    if (type == boolean.class || type == Boolean.class) {
      return "boolean";
    }
    if (type == double.class || type == Double.class) {
      return "number";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "integer";
    }
    if (List.class.isAssignableFrom(type)) {
      return "array";
    }
    return Map.class.isAssignableFrom(type) || type.isRecord() ? "object" : "string";
  }

  private static boolean leftOutWhenNull(RecordComponent component) {
    JsonInclude rule = component.getAccessor().getAnnotation(JsonInclude.class);
    return rule != null && rule.value() == JsonInclude.Include.NON_NULL;
  }
}
