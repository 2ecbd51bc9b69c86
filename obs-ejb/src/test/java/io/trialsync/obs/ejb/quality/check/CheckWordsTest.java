package io.trialsync.obs.ejb.quality.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.job.TuningNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever is a check is found as one, and people can read what it does and by what it is tuned.
 */
class CheckWordsTest {
  private static final Path HOME = Path.of("").toAbsolutePath().getParent();

  @Test
  void everyCheckIsABeanThatIsFoundByItsType() throws Exception {
    assertThat(checks())
        .hasSizeGreaterThanOrEqualTo(8)
        .allSatisfy(check -> assertThat(check).hasAnnotation(ApplicationScoped.class))
        .containsExactlyInAnyOrderElementsOf(
            Story.CHECKS.stream().<Class<?>>map(Object::getClass).toList());
  }

  @Test
  void everyCheckAndNumberIsExplainedToThoseWhoSetThem() throws IOException {
    String example = Files.readString(HOME.resolve("liberty/server.env.example"));
    String openapi = Files.readString(HOME.resolve("obs-web/src/main/resources/openapi.yaml"));
    for (Check check : Story.CHECKS) {
      assertThat(openapi).contains("        " + check.name() + ": {$ref:");
      assertThat(example)
          .containsPattern("# +" + check.name() + " +" + check.usualSeverity().wireName() + " ");
      for (TuningNumber number : check.numbers()) {
        assertThat(openapi).contains("        " + number.name() + ": {type: number");
        assertThat(example).contains(number.name() + " " + shown(number));
      }
    }
  }

  private static String shown(TuningNumber number) {
    double usual = number.usual();
    if (Double.isNaN(usual)) {
      return "(none)";
    }
    return usual == Math.rint(usual) ? Long.toString((long) usual) : Double.toString(usual);
  }

  private static List<Class<?>> checks() throws IOException, URISyntaxException {
    Path root = Path.of(Check.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path folder = root.resolve(Check.class.getPackageName().replace('.', '/'));
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class"))
          .<Class<?>>map(name -> load(name.substring(0, name.length() - ".class".length())))
          .filter(Check.class::isAssignableFrom)
          .filter(type -> !Modifier.isAbstract(type.getModifiers()))
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(Check.class.getPackageName() + "." + name);
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
