package io.trialsync.obs.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;

/**
 * The rules of floors and rooms; {@link ArchitectureTest} says where they hold and that they bite.
 */
enum HouseRules {
  WEB_NEVER_SEES_PERSISTENCE(
      noClasses()
          .that()
          .resideInAPackage("io.trialsync.obs.web..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.trialsync.obs.persistence..", "jakarta.persistence..")),
  SERVICES_NEVER_SEE_THE_WEB(
      noClasses()
          .that()
          .resideInAPackage("io.trialsync.obs.ejb..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.trialsync.obs.web..", "jakarta.ws.rs..", "jakarta.servlet..")),
  PERSISTENCE_STANDS_ALONE(
      noClasses()
          .that()
          .resideInAPackage("io.trialsync.obs.persistence..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.trialsync.obs.web..",
              "io.trialsync.obs.ejb..",
              "jakarta.ejb..",
              "jakarta.ws.rs..",
              "jakarta.servlet..",
              "org.eclipse.microprofile..")),
  NO_CYCLES_IN_WEB(slices().matching("io.trialsync.obs.web.(*)..").should().beFreeOfCycles()),
  NO_CYCLES_IN_SERVICES(slices().matching("io.trialsync.obs.ejb.(*)..").should().beFreeOfCycles()),
  NO_CYCLES_IN_PERSISTENCE(
      slices().matching("io.trialsync.obs.persistence.(*)..").should().beFreeOfCycles()),
  ROOMS_KNOW_ONLY_THEIR_NEIGHBOURS(
      classes()
          .that()
          .resideInAPackage("io.trialsync.obs.ejb..")
          .should(new KnowOnlyNeighbouringRooms())),
  ENTITIES_STAY_INSIDE(
      classes()
          .that()
          .resideInAPackage("io.trialsync.obs.ejb..")
          .and()
          .arePublic()
          .should(new ShowNoEntity())),
  NOBODY_PRINTS(
      noClasses().that().resideInAPackage("io.trialsync.obs..").should(ACCESS_STANDARD_STREAMS)),
  PACKAGES_ARE_NAMED_AFTER_ROOMS(
      noClasses()
          .that()
          .resideInAPackage("io.trialsync.obs..")
          .should()
          .resideInAnyPackage("..util..", "..helper..", "..impl..", "..common..", "..dto..")),
  PACKAGES_ARE_NULL_MARKED(
      classes()
          .that()
          .resideInAPackage("io.trialsync.obs..")
          .should(new LiveInANullMarkedPackage()));

  private final ArchRule rule;

  HouseRules(ArchRule rule) {
    this.rule = rule.allowEmptyShould(false);
  }

  ArchRule rule() {
    return rule;
  }
}
