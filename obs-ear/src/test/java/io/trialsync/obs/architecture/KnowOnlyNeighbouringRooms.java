package io.trialsync.obs.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;

/**
 * Which room of the service floor may import which; nobody imports {@code platform}. Whoever has
 * something to say may import {@code log}, but for {@code run}: its events are what log writes
 * down.
 */
final class KnowOnlyNeighbouringRooms extends ArchCondition<JavaClass> {

  private static final String FLOOR = "io.trialsync.obs.ejb.";

  private static final Map<String, Set<String>> NEIGHBOURS =
      Map.ofEntries(
          Map.entry("run", Set.of()),
          Map.entry("masking", Set.of()),
          Map.entry("log", Set.of("run", "masking")),
          Map.entry("console", Set.of("log")),
          Map.entry("audit", Set.of("log")),
          Map.entry("job", Set.of("masking", "audit", "log")),
          Map.entry("quality", Set.of("masking", "run", "job", "audit", "log")),
          Map.entry("lateness", Set.of("job", "run", "audit", "log")),
          Map.entry("jobsfile", Set.of("run", "masking", "job", "audit", "log")),
          Map.entry("configfile", Set.of("jobsfile")),
          Map.entry("history", Set.of("audit", "job", "jobsfile", "lateness", "quality", "log")),
          Map.entry("health", Set.of("log")),
          Map.entry("alerting", Set.of()),
          Map.entry("notification", Set.of("log")),
          Map.entry("component", Set.of("log")),
          Map.entry(
              "metrics",
              Set.of(
                  "run",
                  "job",
                  "audit",
                  "masking",
                  "retention",
                  "quality",
                  "lateness",
                  "jobsfile",
                  "alerting",
                  "notification",
                  "component",
                  "log")),
          Map.entry("retention", Set.of("audit", "log")),
          Map.entry(
              "platform",
              Set.of(
                  "configfile",
                  "run",
                  "job",
                  "history",
                  "health",
                  "metrics",
                  "retention",
                  "quality",
                  "alerting",
                  "log",
                  "masking")));

  KnowOnlyNeighbouringRooms() {
    super("know only the rooms " + NEIGHBOURS);
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    String room = room(type);
    if (!NEIGHBOURS.containsKey(room)) {
      String text = type.getName() + " is in a room that is not on the map: " + room;
      events.add(SimpleConditionEvent.violated(type, text));
      return;
    }
    type.getDirectDependenciesFromSelf().stream()
        .filter(dependency -> isStranger(room, dependency))
        .forEach(
            dependency ->
                events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
  }

  private static boolean isStranger(String room, Dependency dependency) {
    JavaClass target = dependency.getTargetClass().getBaseComponentType();
    return target.getPackageName().startsWith(FLOOR)
        && !room(target).equals(room)
        && !NEIGHBOURS.get(room).contains(room(target));
  }

  private static String room(JavaClass type) {
    String inside = type.getPackageName().substring(FLOOR.length());
    return inside.split("\\.", 2)[0];
  }
}
