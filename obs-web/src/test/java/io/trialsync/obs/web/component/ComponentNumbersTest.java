package io.trialsync.obs.web.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import io.trialsync.obs.web.body.JsonBody;
import io.trialsync.obs.web.error.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What services tell of themselves is taken strictly, and refused with a sentence. */
class ComponentNumbersTest {

  @Test
  void readsEachKind() throws IOException {
    assertThat(ComponentNumbers.pool(body("{\"in_use\":7,\"size\":10,\"waiters\":null}")))
        .isEqualTo(Map.of("in_use", 7.0, "size", 10.0));
    assertThat(ComponentNumbers.queue(body("{\"oldest_pending_seconds\":12.5,\"depth\":4}")))
        .isEqualTo(Map.of("oldest_pending_seconds", 12.5, "depth", 4.0));
    assertThat(ComponentNumbers.tokenRefreshes(body("{\"consecutive_errors\":0}")))
        .isEqualTo(Map.of("consecutive_errors", 0.0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"size\":10} | pool.in_use is missing",
        "{\"in_use\":null,\"size\":10} | pool.in_use is missing",
        "{\"in_use\":-1,\"size\":10} | pool.in_use must be a whole number",
        "{\"in_use\":1.5,\"size\":10} | pool.in_use must be a whole number",
        "{\"in_use\":\"1\",\"size\":10} | pool.in_use must be a whole number",
        "{\"in_use\":1,\"size\":1000000000001} | pool.size must be a whole number",
        "{\"in_use\":1,\"size\":2,\"free\":1} | There is no field pool.free",
        "{\"in_use\":1,\"in_use\":1,\"size\":2} | comes twice",
        "[] | pool must be a JSON object",
        "{\"in_use\":1,\"size\":2} 3 | nothing after it",
      })
  void saysWhatIsWrong(String text, String words) {
    assertThatThrownBy(() -> ComponentNumbers.pool(body(text)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.1", "1e400", "\"1\"", "true", "{}"})
  void takesNoTimeThatIsNone(String time) {
    assertThatThrownBy(
            () -> ComponentNumbers.queue(body("{\"oldest_pending_seconds\":" + time + "}")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("must be a number from 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"obs", "obs-history", "", "two words", "a/b", "jane.doe@example.org"})
  void refusesNamesThatAreOursOrNone(String name) {
    assertThatThrownBy(() -> ComponentNames.component(name))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("component must");
  }

  @Test
  void takesUsualNames() {
    assertThat(ComponentNames.component("observer")).isEqualTo("observer");
    assertThat(ComponentNames.name("queue", "visits.in:2")).isEqualTo("visits.in:2");
  }

  private static JsonParser body(String text) throws IOException {
    return JsonBody.parser(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
