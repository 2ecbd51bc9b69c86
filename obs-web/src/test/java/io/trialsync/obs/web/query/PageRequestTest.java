package io.trialsync.obs.web.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsync.obs.web.error.InvalidInputException;
import jakarta.ws.rs.core.MultivaluedHashMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {

  @Test
  void isTheFirstFiftyRowsWhenNothingIsAsked() {
    var page = PageRequest.of(new MultivaluedHashMap<>());
    assertThat(page).isEqualTo(new PageRequest(1, 50));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "-1",
        "501",
        "+5",
        " 50",
        "50 ",
        "1e3",
        "5.0",
        "0x10",
        "2147483648",
        "99999999999",
        "٥٠",
        "null",
        "5;drop"
      })
  void refusesPageSizesThatAreNotWholeNumbersInRange(String text) {
    assertThatThrownBy(() -> PageRequest.of(query("page_size", text)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("page_size must be a whole number from 1 to 500, in digits.");
  }

  @Test
  void refusesAParameterThatIsGivenTwice() {
    var query = query("page", "1");
    query.add("page", "2");
    assertThatThrownBy(() -> PageRequest.of(query))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("page is given 2 times; once is allowed.");
  }

  @Test
  void namesTheCursorBeyondTheLastRow() {
    assertThat(PageRequest.of(query("page", "200"))).isEqualTo(new PageRequest(200, 50));
    assertThatThrownBy(() -> PageRequest.of(query("page", "201")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("cursor");
  }

  @Property
  void everyAcceptedPageEndsAtRowTenThousandAtMost(
      @ForAll @IntRange(min = -10, max = 20_000) int page,
      @ForAll @IntRange(min = -10, max = 600) int size) {
    boolean allowed = page >= 1 && size >= 1 && size <= 500 && page * size <= 10_000;
    var query = query("page", Integer.toString(page));
    query.putSingle("page_size", Integer.toString(size));
    if (allowed) {
      assertThat(PageRequest.of(query)).isEqualTo(new PageRequest(page, size));
    } else {
      assertThatThrownBy(() -> PageRequest.of(query)).isInstanceOf(InvalidInputException.class);
    }
  }

  private static MultivaluedHashMap<String, String> query(String name, String value) {
    var query = new MultivaluedHashMap<String, String>();
    query.add(name, value);
    return query;
  }
}
