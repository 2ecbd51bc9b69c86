package io.trialsync.obs.launcher.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A disk of a few hundred megabytes, in memory; only root may make one. */
final class SmallDisk {
  private static final String SIZE = "size=320m,mode=0700";

  private final Path mountPoint;

  private SmallDisk(Path mountPoint) {
    this.mountPoint = mountPoint;
  }

  /** Whether the user of this process may make one. */
  static boolean isAllowed() {
    return System.getProperty("user.name").equals("root");
  }

  static SmallDisk mount(Path mountPoint) throws IOException, InterruptedException {
    Files.createDirectories(mountPoint);
    run("mount", "-t", "tmpfs", "-o", SIZE, "obs-faults", mountPoint.toString());
    return new SmallDisk(mountPoint);
  }

  /** Takes it away, with what is on it. */
  void unmount() throws IOException, InterruptedException {
    run("umount", "--lazy", mountPoint.toString());
  }

  private static void run(String... command) throws IOException, InterruptedException {
    int exitCode = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (exitCode != 0) {
      throw new IOException(String.join(" ", List.of(command)) + " ended with " + exitCode);
    }
  }
}
