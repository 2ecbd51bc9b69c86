package io.trialsync.obs.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the server's connections are set, read where the server reads it. */
public final class SessionOptions {
  private static final Path DATA_SOURCES = Path.of("../liberty/server/includes/datasource.xml");
  private static final Pattern OPTIONS = Pattern.compile(" options=\"([^\"]+)\"");

  private SessionOptions() {}

  /** The options that PostgreSQL is given by the data source of that id. */
  public static String of(String dataSource) {
    try {
      String all = Files.readString(DATA_SOURCES);
      int begin = all.indexOf("<dataSource id=\"" + dataSource + "\"");
      Matcher options = OPTIONS.matcher(all.substring(begin, all.indexOf("</dataSource>", begin)));
      if (!options.find()) {
        throw new IllegalStateException("The data source " + dataSource + " has no options.");
      }
      return options.group(1);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
