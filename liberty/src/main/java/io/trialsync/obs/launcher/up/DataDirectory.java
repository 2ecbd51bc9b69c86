package io.trialsync.obs.launcher.up;

import io.trialsync.obs.launcher.client.CommandException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The folder that survives a restart, held by one launcher at a time. */
public final class DataDirectory implements Closeable {
  private static final long LEAST_FREE = 1L << 30;

  private final Path path;
  private final FileChannel lockFile;

  private DataDirectory(Path path, FileChannel lockFile) {
    this.path = path;
    this.lockFile = lockFile;
  }

  /** Takes the folder, making it if need be, or says in one sentence why it cannot. */
  public static DataDirectory take(Path path) {
    try {
      Files.createDirectories(path.resolve("logs"));
      long free = Files.getFileStore(path).getUsableSpace();
      if (free < LEAST_FREE) {
        throw CommandException.failure(
            "Only %d MB are free at %s and 1 GB is needed: free some, or set OBS_DATA_DIR."
                .formatted(free >> 20, path));
      }
      FileChannel lockFile =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(lockFile) == null) {
        lockFile.close();
        throw CommandException.failure(
            ("Another ./obs up runs on %s: stop it first, or set OBS_DATA_DIR, OBS_HTTP_PORT and"
                    + " OBS_MANAGEMENT_PORT to others.")
                .formatted(path));
      }
      return new DataDirectory(path, lockFile);
    } catch (IOException refused) {
      throw CommandException.failure(
          "The data directory %s cannot be written: change its owner, or set OBS_DATA_DIR."
              .formatted(path));
    }
  }

  /** A file or folder in it. */
  public Path resolve(String name) {
    return path.resolve(name);
  }

  private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
