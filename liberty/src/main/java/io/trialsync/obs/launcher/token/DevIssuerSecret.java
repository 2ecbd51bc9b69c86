package io.trialsync.obs.launcher.token;

import io.trialsync.obs.launcher.client.CommandException;
import io.trialsync.obs.launcher.client.SecretFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;

/**
 * The secret that the development issuer shares with the server that {@code ./obs up} starts.
 *
 * @param base64Url 32 random bytes
 */
public record DevIssuerSecret(String base64Url) {

  /** The secret of that data directory, made now if there is none. */
  public static DevIssuerSecret readOrCreate(Path dataDirectory) throws IOException {
    return new DevIssuerSecret(SecretFile.readOrCreate(file(dataDirectory)));
  }

  /** The secret of that data directory, or one sentence that says how to get one. */
  public static DevIssuerSecret read(Path dataDirectory) {
    try {
      return new DevIssuerSecret(Files.readString(file(dataDirectory)).strip());
    } catch (NoSuchFileException none) {
      throw CommandException.failure(
          "No server was ever started in "
              + dataDirectory
              + ", so there is no secret to sign with: run ./obs up first, or set OBS_DATA_DIR to"
              + " the folder of the one that runs.");
    } catch (IOException unreadable) {
      throw CommandException.failure("The file " + file(dataDirectory) + " cannot be read.");
    }
  }

  byte[] key() {
    return Base64.getUrlDecoder().decode(base64Url);
  }

  private static Path file(Path dataDirectory) {
    return dataDirectory.resolve("dev-issuer-secret");
  }

  @Override
  public String toString() {
    return "DevIssuerSecret";
  }
}
