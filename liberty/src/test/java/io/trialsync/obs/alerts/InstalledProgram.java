package io.trialsync.obs.alerts;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A program of the operating system that a test needs. Where CI=true it must be there; elsewhere
 * the test is skipped with a sentence that says how to get it, and never passes without it.
 */
record InstalledProgram(Path path) {

  static InstalledProgram require(String name, String debianPackage) {
    return find(name, System.getenv())
        .orElseGet(() -> missing(name, debianPackage, System.getenv("CI")));
  }

  static Optional<InstalledProgram> find(String name, Map<String, String> environment) {
    return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .map(InstalledProgram::new);
  }

  static InstalledProgram missing(String name, String debianPackage, @Nullable String ci) {
    String sentence =
        "The program %s is not installed; on Debian: apt-get install %s."
            .formatted(name, debianPackage);
    return "true".equals(ci) ? fail(sentence) : abort(sentence);
  }
}
