package io.trialsync.obs.ejb.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody can make up a cursor, change one, or use it for another list. */
class CursorTest {
  private final Cursor cursor = new Cursor("secret", "runs", "tenant", 7L, null, "null null");

  @Test
  void leadsBackToItsPlaceOnEveryServerThatKnowsTheSecret() {
    String written = cursor.write("2026-11-20T06:00:00Z", 5);
    var elsewhere = new Cursor("secret", "runs", "tenant", 7L, null, "null null");
    assertThat(elsewhere.read(written)).containsExactly("2026-11-20T06:00:00Z", "5");
  }

  @Test
  void belongsToItsTenantItsFiltersAndItsSecret() {
    String written = cursor.write("place");
    for (var other :
        new Cursor[] {
          new Cursor("other", "runs", "tenant", 7L, null, "null null"),
          new Cursor("secret", "jobs", "tenant", 7L, null, "null null"),
          new Cursor("secret", "runs", "another", 7L, null, "null null"),
          new Cursor("secret", "runs", "tenant", 8L, null, "null null"),
          new Cursor("secret", "runs", "tenant", 7L, "null", "null null"),
          new Cursor("secret", "runs", "tenant", 7L, null, "2026-11-20T06:00:00Z null"),
          new Cursor("secret", "runs\n6:tenant", 7L, null, "null null")
        }) {
      assertThatThrownBy(() -> other.read(written)).isInstanceOf(InvalidCursorException.class);
    }
  }

  @Property
  void isRefusedAfterAnyChange(
      @ForAll @IntRange(min = 0, max = 20) int place,
      @ForAll @IntRange(min = 1, max = 255) int by) {
    byte[] written = Base64.getUrlDecoder().decode(cursor.write("place"));
    written[place] ^= (byte) by;
    String changed = Base64.getUrlEncoder().withoutPadding().encodeToString(written);
    assertThatThrownBy(() -> cursor.read(changed)).isInstanceOf(InvalidCursorException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "not base64!", "AAAA"})
  void isRefusedWhenItNeverWasOne(String text) {
    assertThatThrownBy(() -> cursor.read(text)).isInstanceOf(InvalidCursorException.class);
    String unsigned =
        Base64.getUrlEncoder().encodeToString("place".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> cursor.read(unsigned)).isInstanceOf(InvalidCursorException.class);
  }
}
