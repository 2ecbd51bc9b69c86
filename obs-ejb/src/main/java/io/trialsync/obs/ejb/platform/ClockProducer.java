package io.trialsync.obs.ejb.platform;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Gives everybody the same clock, so that tests can give another, or set this one wrong. */
@ApplicationScoped
class ClockProducer {
  private Clock clock = Clock.systemUTC();

  /** A wrong clock is for {@code ./obs faults} only; {@link Settings} refuses it elsewhere. */
  @PostConstruct
  void setWrong() {
    Config config = ConfigProvider.getConfig();
    config
        .getOptionalValue(Settings.CLOCK_OFFSET.property(), Duration.class)
        .ifPresent(offset -> clock = Clock.offset(Clock.systemUTC(), offset));
  }

  @Produces
  Clock clock() {
    return clock;
  }
}
