package io.trialsync.obs.inside;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The EAR as it is shipped, with one more module that holds a test. */
final class InnerApplication {
  private static final Path EAR = Path.of("target/liberty/wlp/usr/servers/obs/apps/obs.ear");
  private static final String TEST_MODULE =
      "<module><web><web-uri>inside.war</web-uri><context-root>/inside</context-root></web></module>";
  private static final String BEANS =
      "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\" bean-discovery-mode=\"annotated\"/>";

  private InnerApplication() {}

  static EnterpriseArchive with(Class<?> test) {
    var war =
        ShrinkWrap.create(WebArchive.class, "inside.war")
            .addClass(test)
            .addAsWebInfResource(new StringAsset(BEANS), "beans.xml");
    Stream.of(Assertions.class, Awaitility.class, Matcher.class)
        .forEach(type -> war.addAsLibrary(libraryOf(type).toFile()));
    var ear = ShrinkWrap.createFromZipFile(EnterpriseArchive.class, EAR.toFile());
    ear.setApplicationXML(new StringAsset(modules(ear)));
    return ear.addAsModule(Testable.archiveToTest(war));
  }

  private static String modules(EnterpriseArchive ear) {
    try (InputStream file = ear.get("META-INF/application.xml").getAsset().openStream()) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return text.replace("<library-directory>", TEST_MODULE + "<library-directory>");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Path libraryOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("a library without a place", impossible);
    }
  }
}
