package io.trialsync.obs.ejb.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a line of the trail says of two states of the settings. */
class SettingChangesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | {}",
        "{'a':1} | {'a':1}",
        "{'a':null} | {}",
        "{'a':{}} | {}",
        "{'a':{'b':[1,{'c':2}]}} | {'a':{'b':[1,{'c':2}]}}",
      })
  void areNoneWhereNothingChanged(String before, String after) {
    assertThat(between(before, after)).isEqualTo("[]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | {'owner':'x'} | [{'setting':'owner','from':null,'to':'x'}]",
        "{'owner':'x'} | {} | [{'setting':'owner','from':'x','to':null}]",
        "{'owner':'x'} | {'owner':'y'} | [{'setting':'owner','from':'x','to':'y'}]",
        "{'t':{'a':1,'b':2}} | {'t':{'a':1,'b':3}} | [{'setting':'t.b','from':2,'to':3}]",
        "{'t':{'a':[1]}} | {} | [{'setting':'t.a','from':[1],'to':null}]",
        "{'b':1,'a':1} | {'b':2,'a':2} |"
            + " [{'setting':'a','from':1,'to':2},{'setting':'b','from':1,'to':2}]",
      })
  void nameEachSettingThatChanged(String before, String after, String changes) {
    assertThat(between(before, after)).isEqualTo(changes.replace('\'', '"'));
  }

  @Test
  void tellOfALongValueItsBeginning() throws Exception {
    String text = "😀".repeat(3_000);
    JsonNode change = changes("{}", "{'owner':'" + text + "'}").path(0);
    assertThat(change.path("to").textValue())
        .hasSizeLessThan(SettingChanges.LONGEST_VALUE + 40)
        .endsWith("… (6002 characters)");
    assertThat(change.path("to").textValue().codePoints())
        .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
  }

  @Test
  void tellOfVeryManyHowManyMoreThereAre() throws Exception {
    String many =
        IntStream.range(0, 100)
            .mapToObj(n -> "'%03d':'%s'".formatted(n, "x".repeat(1_000)))
            .collect(Collectors.joining(",", "{'t':{", "}}"));
    JsonNode changes = changes("{}", many);
    assertThat(changes.toString()).hasSizeLessThan(SettingChanges.LONGEST_LINE + 200);
    int told = changes.size() - 1;
    assertThat(told).isBetween(40, 50);
    assertThat(changes.path(told).path("to").textValue())
        .isEqualTo((100 - told) + " further settings");
  }

  private static JsonNode changes(String before, String after) throws Exception {
    return new ObjectMapper().readTree(between(before, after));
  }

  private static String between(String before, String after) {
    return SettingChanges.between(before.replace('\'', '"'), after.replace('\'', '"'));
  }
}
