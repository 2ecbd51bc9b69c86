package io.trialsync.obs.ejb.quality.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of a finding as the JSON in which they are kept. */
record KeptSteps(@Nullable EarlierSteps earlier, List<Step> steps) {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  static KeptSteps read(String json) {
    try {
      return JSON.readValue(json, KeptSteps.class);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("the steps of a finding cannot be read", damaged);
    }
  }

  String write() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException unexpected) {
      throw new IllegalStateException("the steps of a finding cannot be written", unexpected);
    }
  }
}
