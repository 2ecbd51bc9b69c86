package io.trialsync.obs.launcher.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** How much of the heap of a process is in use when all garbage is gone, as its JVM tells. */
final class ServerHeap {
  private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");
  private static final int KILOBYTES_OF_A_MEGABYTE = 1024;

  private final long pid;

  ServerHeap(long pid) {
    this.pid = pid;
  }

  /** Megabytes in use; empty where the tool of the JDK is missing. */
  OptionalLong usedMegabytes() throws IOException, InterruptedException {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    if (!Files.isExecutable(tool)) {
      return OptionalLong.empty();
    }
    // What finalizers and caches let go of in the first round goes in the second.
    ask(tool, "GC.run");
    ask(tool, "GC.run");
    long kilobytes =
        USED.matcher(ask(tool, "GC.heap_info"))
            .results()
            .mapToLong(used -> Long.parseLong(used.group(1)))
            .sum();
    return kilobytes == 0
        ? OptionalLong.empty()
        : OptionalLong.of(kilobytes / KILOBYTES_OF_A_MEGABYTE);
  }

  private String ask(Path tool, String command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(tool.toString(), Long.toString(pid), command)
            .redirectErrorStream(true)
            .start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return told;
  }
}
