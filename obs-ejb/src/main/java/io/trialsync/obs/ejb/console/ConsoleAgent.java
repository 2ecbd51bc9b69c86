package io.trialsync.obs.ejb.console;

import io.trialsync.obs.ejb.log.LogLevel;
import io.trialsync.obs.ejb.log.LogOutput;
import io.trialsync.obs.ejb.log.LogSettings;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;

/**
 * Begins before the server does, so that its first word is a line of ours already. Reads the
 * environment, because the settings of the application are not there yet; what is wrong with them
 * is said by the application.
 */
public final class ConsoleAgent {
  private ConsoleAgent() {}

  /** Called by Java for {@code -javaagent}. */
  public static void premain(String arguments) {
    LogSettings settings = LogSettings.of(ConsoleAgent::environment);
    LogOutput output = LogOutput.toStandardOut(settings, Clock.systemUTC());
    System.setOut(stream(output, LogLevel.INFO));
    System.setErr(stream(output, LogLevel.WARN));
  }

  private static PrintStream stream(LogOutput output, LogLevel level) {
    return new PrintStream(new ConsoleStream(output, level), true, StandardCharsets.UTF_8);
  }

  private static String environment(String property) {
    String name = property.replace('.', '_').toUpperCase(Locale.ROOT);
    return Objects.requireNonNullElse(System.getenv(name), "");
  }
}
