package io.trialsync.obs.ejb.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.trialsync.obs.ejb.masking.MaskedName;
import java.util.Map;
import java.util.stream.Collectors;

/** Settings as JSON: strict when they come in, without empty parts when they are stored. */
final class SettingsJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(LogicalType.Textual, SettingsJson::refuseNumbers)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
          // Else 20 comes back as 2E+1, and a setting looks changed that is not.
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private SettingsJson() {}

  /** A number or a truth value is no text, though it could be written as one. */
  private static void refuseNumbers(MutableCoercionConfig textual) {
    for (CoercionInputShape shape :
        new CoercionInputShape[] {
          CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean
        }) {
      textual.setCoercion(shape, CoercionAction.Fail);
    }
  }

  /** Reads one JSON object of settings; anything unknown in it is refused. */
  static JobSettings read(String json) {
    return settings(object(json));
  }

  /** Lays a JSON merge patch (RFC 7396) over settings: null removes, objects merge. */
  static JobSettings merge(JobSettings settings, String patch) {
    ObjectNode merged = JSON.valueToTree(settings);
    ObjectNode changes = object(patch);
    merge(merged, changes);
    if (changes.has("state") && !changes.has("paused_until")) {
      endPause(merged);
    }
    return settings(merged);
  }

  /** Who ends a pause need not know that it had an end of its own. */
  private static void endPause(ObjectNode settings) {
    if (!"paused".equals(settings.path("state").asText())) {
      settings.remove("paused_until");
    }
  }

  /** Reads what was stored by {@link #write}. */
  static JobSettings stored(String json) {
    try {
      return JSON.readValue(json, JobSettings.class);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("stored settings cannot be read", damaged);
    }
  }

  /** Reads the probes among what was stored by {@link #write}. */
  static Map<String, ProbeSetting> storedProbes(String json) {
    try {
      return JSON.readValue(json, new TypeReference<Map<String, ProbeSetting>>() {});
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("stored settings cannot be read", damaged);
    }
  }

  static String write(JobSettings settings) {
    try {
      return JSON.writeValueAsString(settings);
    } catch (JsonProcessingException unexpected) {
      throw new IllegalStateException("settings cannot be written", unexpected);
    }
  }

  private static void merge(ObjectNode target, ObjectNode patch) {
    patch
        .properties()
        .forEach(
            change -> {
              JsonNode before = target.get(change.getKey());
              if (change.getValue().isNull()) {
                target.remove(change.getKey());
              } else if (change.getValue() instanceof ObjectNode changes
                  && !"schedule".equals(change.getKey())) {
                // What is new is merged too, since a null in it removes and is not kept.
                merge(before instanceof ObjectNode inner ? inner : fresh(target, change), changes);
              } else {
                target.set(change.getKey(), change.getValue());
              }
            });
  }

  private static ObjectNode fresh(ObjectNode target, Map.Entry<String, JsonNode> change) {
    return target.putObject(change.getKey());
  }

  private static ObjectNode object(String json) {
    try {
      if (JSON.readTree(json) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException broken) {
      throw new InvalidSettingsException("The body is not valid JSON" + place(broken) + ".");
    }
    throw new InvalidSettingsException("The body must be one JSON object of settings.");
  }

  /** Where the text is broken; nobody knows it where it goes beyond a limit of the parser. */
  private static String place(JsonProcessingException broken) {
    JsonLocation location = broken.getLocation();
    return location == null
        ? ", or goes beyond a limit"
        : ", at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  private static JobSettings settings(ObjectNode object) {
    try {
      return JSON.treeToValue(object, JobSettings.class);
    } catch (UnrecognizedPropertyException unknown) {
      throw new InvalidSettingsException(
          "There is no setting "
              + path(unknown)
              + "; known are "
              + unknown.getKnownPropertyIds().stream()
                  .map(String::valueOf)
                  .sorted()
                  .collect(Collectors.joining(", "))
              + ".");
    } catch (JsonMappingException wrongType) {
      throw new InvalidSettingsException(path(wrongType) + " has a value of the wrong form.");
    } catch (JsonProcessingException wrong) {
      throw new InvalidSettingsException("The settings have a wrong form.");
    }
  }

  private static String path(JsonMappingException failure) {
    String path =
        failure.getPath().stream()
            .map(step -> step.getFieldName() == null ? "[]" : MaskedName.of(step.getFieldName()))
            .collect(Collectors.joining("."));
    return path.isEmpty() ? "The body" : path.substring(0, Math.min(100, path.length()));
  }
}
