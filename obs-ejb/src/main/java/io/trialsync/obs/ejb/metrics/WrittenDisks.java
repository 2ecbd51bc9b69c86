package io.trialsync.obs.ejb.metrics;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Finds the disks that the server writes to: each once, named after the first folder on it. */
final class WrittenDisks {
  /** By a full disk of the embedded database {@code ./obs} would stand still. */
  private static final List<String> FOLDERS = List.of("OBS_DATA_DIR", "LOG_DIR");

  private WrittenDisks() {}

  /** What may fail where a disk has gone. */
  @FunctionalInterface
  interface Space {
    long ask() throws IOException;
  }

  /**
   * Those of the folder that the process runs in, of the log, and of the data of {@code ./obs}.
   *
   * @param environment values of environment variables; null for one that is not set
   */
  static Map<Path, FileStore> of(UnaryOperator<String> environment) {
    Map<Path, FileStore> disks = new LinkedHashMap<>();
    Stream.concat(Stream.of(System.getProperty("user.dir")), FOLDERS.stream().map(environment))
        .filter(Objects::nonNull)
        .map(folder -> Path.of(folder).toAbsolutePath().normalize())
        .filter(Files::isDirectory)
        .forEach(folder -> add(disks, folder));
    return disks;
  }

  private static void add(Map<Path, FileStore> disks, Path folder) {
    try {
      FileStore disk = Files.getFileStore(folder);
      if (!disks.containsValue(disk)) {
        disks.put(folder, disk);
      }
    } catch (IOException unknown) {
      // A folder that cannot be looked at is not written to either.
      return;
    }
  }

  /** The bytes; not a number where nobody can say, so that no alert comes of it. */
  static double bytes(Space space) {
    try {
      return space.ask();
    } catch (IOException unknown) {
      return Double.NaN;
    }
  }
}
