package io.trialsync.obs.ejb.log;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.Config;

/** Opens the log with the settings of the operator, and changes what is written for a while. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class LogStart {

  @Inject Clock clock;

  @Inject Config config;

  private final SystemLoggerBridge bridge = new SystemLoggerBridge();
  private LogOutput output;

  @PostConstruct
  void open() {
    var settings =
        LogSettings.of(property -> config.getOptionalValue(property, String.class).orElse(""));
    output = LogOutput.toStandardOut(settings, clock);
    Log.writeTo(output);
    bridge.install();
    // Not of the server's pool: it must write on while all of those threads wait for something.
    var writer = new Thread(output::drain, "obs-log");
    writer.setDaemon(true);
    writer.start();
  }

  @PreDestroy
  void close() {
    bridge.remove();
    output.close();
  }

  /** What is written now. */
  public LogThreshold.State state() {
    return output.threshold().state();
  }

  /**
   * Writes from that level on for so long; then the level of the settings holds again.
   *
   * @param client who wants it, for the line that says so
   */
  public LogThreshold.State change(LogLevel wanted, Duration duration, String client) {
    Instant until = clock.instant().plus(duration).truncatedTo(ChronoUnit.MILLIS);
    output.threshold().change(wanted, until);
    // Written whatever the level is now: it must not be possible to change it unseen.
    String text = "log level changed";
    LogContext.fill(LogLine.of(output, clock.instant(), LogLevel.WARN, text, text))
        .detail(wanted + " until " + until + " by client " + client)
        .write();
    return output.threshold().state();
  }
}
