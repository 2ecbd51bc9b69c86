package io.trialsync.obs.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Looks for texts that must be nowhere in everything that a server has written to its folders. */
final class LeakScan {
  private static final int SHORTEST_PART = 20;

  private final List<Path> folders;
  private final Set<String> needles = new LinkedHashSet<>();

  LeakScan(RealServer server) {
    Path data = server.dataDirectory();
    folders = List.of(data.resolve("logs"), data.resolve("server"));
  }

  /** Looks for a token: whole, and for its payload and its signature by themselves. */
  void addToken(String token) {
    needles.add(token);
    String[] parts = token.split("\\.");
    for (int i = 1; i < parts.length; i++) {
      if (parts[i].length() >= SHORTEST_PART) {
        needles.add(parts[i]);
      }
    }
  }

  /** Looks for a text from a claim: as it is, and in the alphabet of tokens. */
  void addClaim(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    needles.add(text);
    needles.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** The files that hold one of them. */
  List<Path> leaks() {
    return files().filter(this::leaks).toList();
  }

  /** How many files there are to look into. */
  long size() {
    return files().count();
  }

  private Stream<Path> files() {
    return folders.stream().flatMap(LeakScan::inside);
  }

  private static Stream<Path> inside(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private boolean leaks(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      return contains(text, needles);
    } catch (NoSuchFileException gone) {
      return false;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static boolean contains(String text, Collection<String> needles) {
    return needles.stream().anyMatch(text::contains);
  }
}
