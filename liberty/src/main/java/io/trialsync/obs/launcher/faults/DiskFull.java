package io.trialsync.obs.launcher.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** No room left where PostgreSQL keeps its files, until somebody makes some. */
final class DiskFull implements Nemesis {
  static final String NAME = "disk-full";
  private static final int SECONDS_FULL = 20;
  private static final int CHUNK = 64 * 1024;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public long strike(Platform platform) throws IOException, InterruptedException {
    Path ballast = platform.databaseFiles().resolve("ballast");
    long full = System.nanoTime();
    for (int second = 0; second < SECONDS_FULL; second++) {
      fill(ballast);
      TimeUnit.SECONDS.sleep(1);
    }
    Files.delete(ballast);
    long room = System.nanoTime();
    platform.awaitDatabase();
    // It may read and not write, end, or go on in the room of a file that it has already.
    platform.outages().unclear(full, System.nanoTime());
    return room;
  }

  private static void fill(Path ballast) {
    byte[] nothing = new byte[CHUNK];
    for (int size = CHUNK; size >= 512; size /= 2) {
      try (OutputStream out =
          Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        while (true) {
          out.write(nothing, 0, size);
        }
      } catch (IOException full) {
        // That is what it is for; smaller pieces fill what is left.
      }
    }
  }
}
