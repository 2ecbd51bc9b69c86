package io.trialsync.obs.inside;

import io.trialsync.obs.launcher.up.DatabaseAddress;
import io.trialsync.obs.server.FreePorts;
import io.trialsync.obs.server.RealServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes the configuration of the server that Arquillian starts, before it does; the server shares
 * the database of the {@link RealServer}. Does nothing in a run without tests inside the server.
 */
public final class InnerServer implements TestExecutionListener {
  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    boolean needed =
        plan.getRoots().stream()
            .flatMap(root -> plan.getDescendants(root).stream())
            .anyMatch(InnerServer::isInside);
    if (needed) {
      try {
        configure(RealServer.get().databaseAddress());
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  private static boolean isInside(TestIdentifier test) {
    Optional<TestSource> source = test.getSource();
    return source
        .filter(ClassSource.class::isInstance)
        .map(ClassSource.class::cast)
        .filter(type -> type.getClassName().startsWith(InnerServer.class.getPackageName() + "."))
        .isPresent();
  }

  private static void configure(DatabaseAddress database) throws IOException {
    // The module of the test has no virtual host of its own: it is where Liberty's own pages are.
    int managementPort = FreePorts.next();
    System.setProperty("inside.http.port", Integer.toString(managementPort));
    Path server = Path.of("target/liberty/wlp/usr/servers/inside");
    Files.createDirectories(server);
    try (InputStream template = InnerServer.class.getResourceAsStream("/inside-server.xml")) {
      if (template == null) {
        throw new IOException("inside-server.xml is not among the resources of the tests");
      }
      Files.writeString(
          server.resolve("server.xml"),
          String.format(
              Locale.ROOT,
              new String(template.readAllBytes(), StandardCharsets.UTF_8),
              FreePorts.next(),
              managementPort,
              database.url(),
              database.user(),
              database.password()));
    }
  }
}
