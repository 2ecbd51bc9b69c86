package io.trialsync.obs.ejb.audit;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.persistence.EntityManager;
import java.lang.annotation.Annotation;
import java.time.Clock;
import java.util.concurrent.CompletionStage;

/** Brings changes to the real audit trail, as the container does. */
public final class WrittenChanges implements Event<Change> {
  private final AuditTrail trail = new AuditTrail();

  /** A trail in the transactions of that manager. */
  public WrittenChanges(EntityManager entities, Clock clock) {
    trail.entities = entities;
    trail.clock = clock;
  }

  @Override
  public void fire(Change change) {
    trail.onChange(change);
  }

  @Override
  public <U extends Change> CompletionStage<U> fireAsync(U change) {
    throw new UnsupportedOperationException("changes are written at once");
  }

  @Override
  public <U extends Change> CompletionStage<U> fireAsync(U change, NotificationOptions options) {
    throw new UnsupportedOperationException("changes are written at once");
  }

  @Override
  public Event<Change> select(Annotation... qualifiers) {
    return this;
  }

  @Override
  public <U extends Change> Event<U> select(Class<U> type, Annotation... qualifiers) {
    throw new UnsupportedOperationException("there is one kind of change");
  }

  @Override
  public <U extends Change> Event<U> select(TypeLiteral<U> type, Annotation... qualifiers) {
    throw new UnsupportedOperationException("there is one kind of change");
  }
}
