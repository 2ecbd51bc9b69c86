package io.trialsync.obs.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Whether the package of a class says that null is marked; else NullAway skips it in silence. */
final class LiveInANullMarkedPackage extends ArchCondition<JavaClass> {

  LiveInANullMarkedPackage() {
    super("live in a package whose package-info is @NullMarked");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    if (!type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
      String text = type.getName() + " lives in a package without @NullMarked package-info";
      events.add(SimpleConditionEvent.violated(type, text));
    }
  }
}
