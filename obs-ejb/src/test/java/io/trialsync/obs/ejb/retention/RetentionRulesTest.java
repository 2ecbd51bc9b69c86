package io.trialsync.obs.ejb.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionRulesTest {

  @Test
  void keepsRunsForNinetyDaysWhenNothingIsSet() {
    RetentionRules rules = rules(Map.of());
    assertThat(rules.ages("default")).isEqualTo(new RetentionAges(90, 30, 400));
    assertThat(rules.at()).isEqualTo(LocalTime.of(3, 30));
  }

  @Test
  void givesATenantAnAgeOfItsOwn() {
    RetentionRules rules =
        rules(Map.of("obs.retention.days.by.tenant", "acme=7, a=b=365,huge=500"));
    assertThat(rules.ages("acme")).isEqualTo(new RetentionAges(7, 7, 400));
    assertThat(rules.ages("a=b")).isEqualTo(new RetentionAges(365, 30, 400));
    assertThat(rules.ages("huge")).isEqualTo(new RetentionAges(500, 30, 500));
    assertThat(rules.ages("other")).isEqualTo(new RetentionAges(90, 30, 400));
  }

  @Test
  void countsWholeDaysBackFromToday() {
    FirstDays first = new RetentionAges(90, 30, 400).firstDays(LocalDate.parse("2026-11-21"));
    assertThat(first)
        .isEqualTo(
            new FirstDays(
                LocalDate.parse("2026-08-23"),
                LocalDate.parse("2026-10-22"),
                LocalDate.parse("2025-10-17")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "acme",
        "acme=",
        "acme=0",
        "=5",
        "acme=3651",
        "acme=30,",
        "acme=x",
        " =5",
        "acme=-1",
        "acme=30,acme=31"
      })
  void refusesAListThatIsNone(String text) {
    assertThat(RetentionRules.isTenantList(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme=30", "acme=1,other=3650", " acme = 30 , b=2"})
  void takesAListOfTenantsAndDays(String text) {
    assertThat(RetentionRules.isTenantList(text)).isTrue();
  }

  @Test
  void refusesAgesThatDoNotGoTogether() {
    assertThat(complaint(Map.of("obs.retention.life.cycle.days", "91")))
        .contains(
            "Setting OBS_RETENTION_LIFE_CYCLE_DAYS=91 is not at most the 90 of OBS_RETENTION_DAYS.");
    assertThat(complaint(Map.of("obs.retention.days", "500", "obs.retention.rollup.days", "400")))
        .contains(
            "Setting OBS_RETENTION_ROLLUP_DAYS=400 is not at least the 500 of OBS_RETENTION_DAYS.");
    assertThat(complaint(Map.of("obs.retention.days", "7"))).isEmpty();
    assertThat(complaint(Map.of("obs.retention.days", "3650"))).isEmpty();
  }

  private static RetentionRules rules(Map<String, String> settings) {
    return RetentionRules.of(name -> Optional.ofNullable(settings.get(name)));
  }

  private static Optional<String> complaint(Map<String, String> settings) {
    return RetentionRules.complaint(name -> Optional.ofNullable(settings.get(name)));
  }
}
