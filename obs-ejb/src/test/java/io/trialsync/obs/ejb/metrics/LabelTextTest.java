package io.trialsync.obs.ejb.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("I25")
class LabelTextTest {

  @Test
  void escapesWhatWouldBreakTheLine() {
    assertThat(LabelText.of(List.of("table"), "a\"b\\c\nd")).isEqualTo("table=\"a\\\"b\\\\c\\nd\"");
  }

  @Test
  void leavesOtherTextAlone() {
    assertThat(LabelText.of(List.of("table"), "Besuche äöü {x=1},\t☃"))
        .isEqualTo("table=\"Besuche äöü {x=1},\t☃\"");
  }

  @Test
  void refusesAMissingValue() {
    assertThatThrownBy(() -> LabelText.of(List.of("job_id", "status"), "visits"))
        .hasMessage("labels [job_id, status] need as many values");
  }
}
