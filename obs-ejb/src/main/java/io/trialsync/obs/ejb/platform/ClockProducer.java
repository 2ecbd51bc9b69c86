package io.trialsync.obs.ejb.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** Gives everybody the same clock, so that tests can give another. */
@ApplicationScoped
class ClockProducer {

  @Produces
  Clock clock() {
    return Clock.systemUTC();
  }
}
