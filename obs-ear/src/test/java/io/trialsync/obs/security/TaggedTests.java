package io.trialsync.obs.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The numbers of the catalogue that the tests of all modules carry, read from their source: the
 * tests of a real server are compiled after these.
 *
 * @param tags numbers by the simple name of the test class
 * @param classes simple names of all test classes, with a number or without
 */
record TaggedTests(Map<String, List<String>> tags, List<String> classes) {
  private static final List<String> MODULES =
      List.of("obs-persistence", "obs-ejb", "obs-web", "obs-ear", "liberty");
  private static final Pattern TAG = Pattern.compile("@Tag\\(\"([JCAILPT]\\d\\d)\"\\)");

  /** Reads the tests of all modules of the house. */
  static TaggedTests in(Path house) throws IOException {
    Map<String, List<String>> tags = new HashMap<>();
    List<String> classes = new ArrayList<>();
    for (String module : MODULES) {
      for (Path source : sources(house.resolve(module).resolve("src/test/java"))) {
        String name = source.getFileName().toString().replace(".java", "");
        Matcher tag = TAG.matcher(Files.readString(source));
        classes.add(name);
        tags.put(name, tag.results().map(found -> found.group(1)).distinct().toList());
      }
    }
    return new TaggedTests(Map.copyOf(tags), List.copyOf(classes));
  }

  private static List<Path> sources(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> path.toString().endsWith(".java")).toList();
    }
  }

  boolean exists(String name) {
    return classes.contains(name);
  }

  boolean carries(String name, String number) {
    return tags.getOrDefault(name, List.of()).contains(number);
  }

  /** Names of the classes that carry the number. */
  List<String> carrying(String number) {
    return tags.keySet().stream().filter(name -> carries(name, number)).sorted().toList();
  }

  Set<String> numbers() {
    var numbers = new TreeSet<String>();
    tags.values().forEach(numbers::addAll);
    return numbers;
  }
}
