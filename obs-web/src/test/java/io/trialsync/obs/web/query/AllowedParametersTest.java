package io.trialsync.obs.web.query;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsync.obs.web.error.InvalidInputException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AllowedParametersTest {

  @Test
  void namesWhatIsAllowedWhenAParameterIsUnknown() {
    assertThatCode(() -> AllowedParameters.check(Set.of("q"), List.of("status", "q")))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> AllowedParameters.check(Set.of("stauts"), List.of("status", "q")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("The parameter 'stauts' is not known here; allowed are status, q.");
    assertThatThrownBy(() -> AllowedParameters.check(Set.of("x"), List.of()))
        .hasMessage("The parameter 'x' is not known here; none is allowed.");
  }

  @Test
  void doesNotRepeatLongOrStrangeNames() {
    assertThatThrownBy(() -> AllowedParameters.check(Set.of("<b>\r\n" + "x".repeat(99)), List.of()))
        .message()
        .contains("'?b??x")
        .hasSizeLessThan(120);
  }
}
