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
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opens the log with the settings of the operator, and changes what is written for a while. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class LogStart {

  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "obs.service", defaultValue = "obs")
  String service;

  @Inject
  @ConfigProperty(name = "obs.env", defaultValue = "local")
  String environment;

  /** The least level that is written. */
  @Inject
  @ConfigProperty(name = "obs.log.level", defaultValue = "INFO")
  String level;

  /** Lines of one kind that are written whole in ten seconds. */
  @Inject
  @ConfigProperty(name = "obs.log.first", defaultValue = "1000")
  int first;

  /** Of those beyond it, each how many-th is written. */
  @Inject
  @ConfigProperty(name = "obs.log.every", defaultValue = "100")
  int every;

  private final SystemLoggerBridge bridge = new SystemLoggerBridge();
  private LogOutput output;

  @PostConstruct
  void open() {
    var settings = new LogSettings(service, environment, LogSettings.level(level), first, every);
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

  /** Writes from that level on for so long; then the level of the settings holds again. */
  public LogThreshold.State change(LogLevel wanted, Duration duration) {
    Instant until = clock.instant().plus(duration).truncatedTo(ChronoUnit.MILLIS);
    output.threshold().change(wanted, until);
    Log.warn("log level changed").detail(wanted + " until " + until).write();
    return output.threshold().state();
  }
}
