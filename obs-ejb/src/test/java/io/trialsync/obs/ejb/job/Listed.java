package io.trialsync.obs.ejb.job;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.Iterator;
import java.util.List;

/** What a container would find, said by a test. */
record Listed<T>(List<T> found) implements Instance<T> {

  @Override
  public Iterator<T> iterator() {
    return found.iterator();
  }

  @Override
  public T get() {
    return found.get(0);
  }

  @Override
  public boolean isUnsatisfied() {
    return found.isEmpty();
  }

  @Override
  public boolean isAmbiguous() {
    return found.size() > 1;
  }

  @Override
  public void destroy(T instance) {
    throw new UnsupportedOperationException("a test makes and keeps them");
  }

  @Override
  public Handle<T> getHandle() {
    throw new UnsupportedOperationException("a test makes and keeps them");
  }

  @Override
  public Iterable<? extends Handle<T>> handles() {
    throw new UnsupportedOperationException("a test makes and keeps them");
  }

  @Override
  public Instance<T> select(Annotation... qualifiers) {
    return this;
  }

  @Override
  public <U extends T> Instance<U> select(Class<U> type, Annotation... qualifiers) {
    throw new UnsupportedOperationException("there is one type");
  }

  @Override
  public <U extends T> Instance<U> select(TypeLiteral<U> type, Annotation... qualifiers) {
    throw new UnsupportedOperationException("there is one type");
  }
}
