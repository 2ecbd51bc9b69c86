package io.trialsync.obs.ejb.history;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.Bulkhead;

/**
 * Lets so many questions into the database at a time and no more. Fewer than there are connections
 * for them: a question is answered or refused at once, and never waits in a line.
 */
@ApplicationScoped
public class ReadingSlots {
  /** The number is the setting OBS_HISTORY_READS, see META-INF/microprofile-config.properties. */
  @Bulkhead
  public <T> T ask(Supplier<T> question) {
    return question.get();
  }
}
