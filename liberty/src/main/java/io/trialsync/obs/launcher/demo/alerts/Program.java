package io.trialsync.obs.launcher.demo.alerts;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program of the operating system that alerts need.
 *
 * @param debianPackage that brings it
 * @param names of its file: Debian's, then that of others
 */
record Program(String debianPackage, List<String> names) {
  static final Program PROMETHEUS = new Program("prometheus", List.of("prometheus"));
  static final Program ALERTMANAGER =
      new Program("prometheus-alertmanager", List.of("prometheus-alertmanager", "alertmanager"));

  /** Where it is, by PATH. */
  Optional<Path> find(Map<String, String> environment) {
    List<Path> folders =
        Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
            .filter(folder -> !folder.isBlank())
            .map(Path::of)
            .toList();
    return names.stream()
        .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /** Debian's packages of the programs that are not there. */
  static List<String> missing(Map<String, String> environment) {
    return Stream.of(PROMETHEUS, ALERTMANAGER)
        .filter(program -> program.find(environment).isEmpty())
        .map(Program::debianPackage)
        .toList();
  }
}
