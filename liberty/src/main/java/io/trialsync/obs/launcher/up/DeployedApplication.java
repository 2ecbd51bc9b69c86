package io.trialsync.obs.launcher.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes Liberty forget an earlier build. It compares time stamps, and those in our archives never
 * change: without this it would run the old classes.
 */
final class DeployedApplication {

  private DeployedApplication() {}

  /** Deletes what Liberty keeps between starts if the EAR is another one than at the last. */
  static void forgetIfChanged(Path serverConfiguration, Path output) throws IOException {
    Path ear = serverConfiguration.resolve("apps/obs.ear");
    Path stamp = output.resolve("deployed");
    String now = ear + " " + Files.size(ear) + " " + Files.getLastModifiedTime(ear);
    if (Files.exists(stamp) && Files.readString(stamp).equals(now)) {
      return;
    }
    if (Files.exists(output)) {
      delete(output);
    }
    Files.createDirectories(output);
    Files.writeString(stamp, now);
  }

  private static void delete(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
