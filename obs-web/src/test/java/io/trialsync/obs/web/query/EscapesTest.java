package io.trialsync.obs.web.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EscapesTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "page=1", "q=a+b%20c", "q=%C3%A4%f0%9f%98%80", "q=%00", "q=%25zz"})
  void readsWhatIsWhole(String query) {
    assertThat(Escapes.areReadable(query)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%", "q=%0", "q=%zz", "q=%u0041", "q=%ff", "q=%c0%af", "q=%ed%a0%80", "q=%f0%9f"})
  void findsWhatIsNot(String query) {
    assertThat(Escapes.areReadable(query)).isFalse();
  }
}
