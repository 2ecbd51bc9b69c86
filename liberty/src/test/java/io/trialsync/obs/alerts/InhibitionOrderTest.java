package io.trialsync.obs.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * An alert that holds others back comes before them in its file: Prometheus sends in that order,
 * and Alertmanager tells people of an alert unless it has heard of the other.
 */
class InhibitionOrderTest {
  private static final Pattern MATCHER = Pattern.compile("(\\w+)(=~?)\"(.*)\"");

  @Test
  void whatHoldsOthersBackComesBeforeThem() {
    Path settings = AlertFiles.FOLDER.resolve("alertmanager/example.yml");
    List<String> inOrder = new ArrayList<>();
    List<String> tooLate = new ArrayList<>();
    for (JsonNode inhibition : AlertFiles.yaml(settings).required("inhibit_rules")) {
      for (Path file : AlertFiles.in("rules", ".yml")) {
        List<Rule> alerts =
            Rule.in(AlertFiles.yaml(file)).stream().filter(rule -> rule.alert() != null).toList();
        for (int later = 1; later < alerts.size(); later++) {
          for (Rule earlier : alerts.subList(0, later)) {
            compare(inhibition, earlier, alerts.get(later), inOrder, tooLate);
          }
        }
      }
    }
    assertThat(tooLate).isEmpty();
    assertThat(inOrder)
        .contains(
            "RetryExhausted before JobFailed",
            "UpstreamUnwell before LateFinish",
            "ObsDown before ObsNodeDown");
  }

  private static void compare(
      JsonNode inhibition, Rule earlier, Rule later, List<String> inOrder, List<String> tooLate) {
    String order = earlier.alert() + " before " + later.alert();
    if (matches(inhibition.path("source_matchers"), earlier)
        && matches(inhibition.path("target_matchers"), later)) {
      inOrder.add(order);
    } else if (matches(inhibition.path("target_matchers"), earlier)
        && matches(inhibition.path("source_matchers"), later)) {
      tooLate.add(order);
    }
  }

  private static boolean matches(JsonNode matchers, Rule rule) {
    for (JsonNode each : matchers) {
      Matcher matcher = MATCHER.matcher(each.asText());
      assertThat(matcher.matches()).as(each.asText()).isTrue();
      String name = matcher.group(1);
      String value = name.equals("alertname") ? rule.alert() : rule.label(name);
      String wanted = matcher.group(3);
      if (!(matcher.group(2).equals("=") ? value.equals(wanted) : value.matches(wanted))) {
        return false;
      }
    }
    return true;
  }
}
