package io.trialsync.obs.ejb.alerting.render;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder that Alertmanager reads. Every file is only for its owner and appears whole or not at
 * all; a secret that is no longer needed goes.
 */
public final class RenderedFolder {
  private static final Set<PosixFilePermission> OWNER_READS_AND_WRITES =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");
  private static final Pattern OUR_SECRET =
      Pattern.compile("(slack_webhook|pagerduty_key|smtp_password)(_[a-z0-9]{1,32})?");

  private final Path folder;

  public RenderedFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** Writes what differs; says whether anything did. */
  public boolean write(Rendering rendering) throws FolderRefusedException {
    try {
      refuseForeignSettings();
      makeFolder(folder);
      makeFolder(folder.resolve(Secrets.FOLDER));
      boolean changed = false;
      for (Map.Entry<String, String> file : rendering.files().entrySet()) {
        changed |= writeFile(folder.resolve(file.getKey()), file.getValue());
      }
      removeSecretsBut(rendering.files().keySet());
      return changed;
    } catch (IOException | UnsupportedOperationException failed) {
      throw new FolderRefusedException(
          folder + " cannot be written: make it a folder of this user on a local disk.", failed);
    }
  }

  private void refuseForeignSettings() throws IOException, FolderRefusedException {
    Path settings = folder.resolve(Rendering.SETTINGS_FILE);
    if (Files.exists(settings) && !Files.readString(settings).startsWith(Rendering.MARK)) {
      throw new FolderRefusedException(
          settings + " was not made by TrialSync: move it away, or name another folder.");
    }
  }

  private static void makeFolder(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      Files.createDirectories(path, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    }
  }

  private static boolean writeFile(Path file, String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    if (Files.isRegularFile(file)
        && Arrays.equals(Files.readAllBytes(file), bytes)
        && Files.getPosixFilePermissions(file).equals(OWNER_READS_AND_WRITES)) {
      return false;
    }
    Path draft =
        Files.createTempFile(
            file.getParent(),
            ".new",
            "",
            PosixFilePermissions.asFileAttribute(OWNER_READS_AND_WRITES));
    try {
      Files.write(draft, bytes);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
    return true;
  }

  private void removeSecretsBut(Set<String> needed) throws IOException {
    List<Path> old;
    try (Stream<Path> files = Files.list(folder.resolve(Secrets.FOLDER))) {
      old =
          files
              .filter(file -> OUR_SECRET.matcher(name(file)).matches())
              .filter(file -> !needed.contains(Secrets.FOLDER + "/" + name(file)))
              .toList();
    }
    for (Path file : old) {
      Files.delete(file);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
