package io.trialsync.obs.launcher.demo.alerts;

import io.trialsync.obs.launcher.client.CommandException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of settings, secrets and data, for its owner only and for one demo at a time; it goes
 * with the demo.
 */
final class ChainFolder {
  private final Path path;
  private final FileChannel lock;

  private ChainFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /** Takes the folder, making it if need be. */
  static ChainFolder take(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      Files.createDirectories(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    FileChannel lock =
        FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (lock.tryLock() != null) {
        return new ChainFolder(path, lock);
      }
    } catch (OverlappingFileLockException heldByThisProcess) {
      // The same as held by another.
    }
    lock.close();
    throw CommandException.failure(
        "Another ./obs demo sends alerts from %s: stop it first, or set OBS_DATA_DIR to another."
            .formatted(path));
  }

  Path path() {
    return path;
  }

  /** An empty folder in it: an Alertmanager that remembers would not send anything again. */
  Path emptied(String name) throws IOException {
    Path inside = path.resolve(name);
    remove(inside);
    return Files.createDirectory(inside);
  }

  /** Lets go of it, with all that is in it. */
  void forget() throws IOException {
    remove(path);
    lock.close();
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : deepestFirst) {
      Files.deleteIfExists(each);
    }
  }
}
