package io.trialsync.obs.web.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ProblemTest {

  @Test
  void isWrittenAsRfc9457Says() {
    assertThat(Problem.of(404, "Nothing \"here\".").toJson())
        .isEqualTo(
            "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                + "\"detail\":\"Nothing \\\"here\\\".\"}");
    assertThat(Problem.of(500, "x").at("urn:uuid:1").toJson())
        .endsWith(",\"instance\":\"urn:uuid:1\"}");
  }

  @Property
  void neverGrowsBeyondTwoKilobytes(@ForAll @StringLength(max = 9_000) String detail) {
    String json = Problem.of(400, detail).toJson();
    assertThat(json.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(2048);
  }

  @Test
  void cutsBetweenCharactersAndKeepsAsMuchAsItCan() {
    String json = Problem.of(400, "😀".repeat(2_000)).toJson();
    assertThat(json).contains("😀…\"").hasSizeGreaterThan(700);
    assertThat(json.chars().filter(c -> Character.isHighSurrogate((char) c)).count())
        .isEqualTo(json.chars().filter(c -> Character.isLowSurrogate((char) c)).count());
  }
}
