package io.trialsync.obs.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/**
 * For integration tests with servers of their own that mostly wait for them: such a class runs
 * while others do. Its methods still run one after the other.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(providers = RunsBesideOthers.Itself.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface RunsBesideOthers {

  /** A lock that no other class asks for, which keeps the methods of one apart. */
  final class Itself implements ResourceLocksProvider {
    @Override
    public Set<Lock> provideForClass(Class<?> testClass) {
      return Set.of(new Lock(testClass.getName()));
    }
  }
}
