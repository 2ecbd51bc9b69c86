package io.trialsync.obs.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The house stands: its rules hold for what we ship, and each rule would see a break. */
class ArchitectureTest {

  private static final JavaClasses SHIPPED =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.trialsync.obs");

  private static final JavaClasses SHIPPED_AND_PLANTED =
      new ClassFileImporter()
          .withImportOption(ArchitectureTest::shippedOrPlanted)
          .importPackages("io.trialsync.obs");

  /** The class that breaks the rule on purpose. */
  private static final Map<HouseRules, String> PLANTED =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(HouseRules.WEB_NEVER_SEES_PERSISTENCE, "web.planted.PlantedEntityReader"),
              Map.entry(HouseRules.SERVICES_NEVER_SEE_THE_WEB, "ejb.planted.PlantedWebCaller"),
              Map.entry(
                  HouseRules.PERSISTENCE_STANDS_ALONE, "persistence.planted.PlantedServiceCaller"),
              Map.entry(HouseRules.NO_CYCLES_IN_WEB, "web.planted.PlantedCycle"),
              Map.entry(HouseRules.NO_CYCLES_IN_SERVICES, "ejb.planted.PlantedCycle"),
              Map.entry(HouseRules.NO_CYCLES_IN_PERSISTENCE, "persistence.planted.PlantedCycle"),
              Map.entry(
                  HouseRules.ROOMS_KNOW_ONLY_THEIR_NEIGHBOURS, "ejb.run.planted.PlantedIntruder"),
              Map.entry(HouseRules.ENTITIES_STAY_INSIDE, "ejb.planted.PlantedEntityGiver"),
              Map.entry(HouseRules.NOBODY_PRINTS, "web.planted.PlantedPrinter"),
              Map.entry(
                  HouseRules.PACKAGES_ARE_NAMED_AFTER_ROOMS, "web.planted.util.PlantedUtility"),
              Map.entry(HouseRules.PACKAGES_ARE_NULL_MARKED, "web.planted.PlantedPrinter")));

  @ParameterizedTest
  @EnumSource
  void whatWeShipKeepsTheRule(HouseRules house) {
    house.rule().check(SHIPPED);
  }

  @ParameterizedTest
  @EnumSource
  void theRuleFindsItsPlantedViolation(HouseRules house) {
    var result = house.rule().evaluate(SHIPPED_AND_PLANTED);
    assertThat(result.getFailureReport().toString())
        .contains("io.trialsync.obs." + PLANTED.get(house));
  }

  @Test
  void allThreeFloorsAreSeen() {
    for (String floor : new String[] {"persistence", "ejb", "web"}) {
      assertThat(SHIPPED)
          .as(floor)
          .anyMatch(type -> type.getPackageName().startsWith("io.trialsync.obs." + floor + "."));
    }
  }

  private static boolean shippedOrPlanted(Location location) {
    return new ImportOption.DoNotIncludeTests().includes(location)
        || location.contains("/planted/");
  }
}
