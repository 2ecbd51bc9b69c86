package io.trialsync.obs.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.Entity;
import java.util.stream.Stream;

/** Whether the public methods of a service speak of entities, in type arguments too. */
final class ShowNoEntity extends ArchCondition<JavaClass> {

  ShowNoEntity() {
    super("show no entity in a public signature");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    type.getCodeUnits().stream()
        .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(ShowNoEntity::namesAnEntity)
        .forEach(
            unit ->
                events.add(
                    SimpleConditionEvent.violated(
                        type, unit.getDescription() + " shows an entity")));
  }

  private static boolean namesAnEntity(JavaCodeUnit unit) {
    Stream<JavaType> types =
        Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream());
    return types
        .flatMap(type -> type.getAllInvolvedRawTypes().stream())
        .map(JavaClass::getBaseComponentType)
        .anyMatch(type -> type.isAnnotatedWith(Entity.class));
  }
}
