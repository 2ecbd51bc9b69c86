package io.trialsync.obs.ejb.console;

import io.trialsync.obs.ejb.log.LogLevel;
import io.trialsync.obs.ejb.log.LogOutput;
import io.trialsync.obs.ejb.log.LogSettings;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Begins before the server does, so that its first word is a line of ours already. Reads the
 * environment, because the settings of the application are not there yet; what is wrong with them
 * is said by the application.
 */
public final class ConsoleAgent {
  private ConsoleAgent() {}

  /** Called by Java for {@code -javaagent}. */
  public static void premain(String arguments) {
    LogOutput output = LogOutput.toStandardOut(settings(System.getenv()), Clock.systemUTC());
    System.setOut(stream(output, LogLevel.INFO));
    System.setErr(stream(output, LogLevel.WARN));
  }

  private static PrintStream stream(LogOutput output, LogLevel level) {
    return new PrintStream(new ConsoleStream(output, level), true, StandardCharsets.UTF_8);
  }

  private static LogSettings settings(Map<String, String> environment) {
    LogSettings usual = LogSettings.USUAL;
    return new LogSettings(
        label(environment.get("OBS_SERVICE"), usual.service()),
        label(environment.get("OBS_ENV"), usual.environment()),
        LogSettings.level(environment.getOrDefault("OBS_LOG_LEVEL", "")),
        usual.first(),
        usual.every());
  }

  private static String label(@Nullable String given, String usual) {
    return given == null || given.isBlank() ? usual : given;
  }
}
