package io.trialsync.obs.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A real Keycloak with the realm of {@code liberty/keycloak}, as {@code liberty/SSO.md} starts it
 * by hand. The build unpacked it into {@code target}; nothing of it outlives the test but its own
 * build step, which is done once.
 */
final class KeycloakServer implements AutoCloseable {
  private static final Path FOLDER = Path.of("target/keycloak").toAbsolutePath();
  private static final Path REALM = Path.of("keycloak/trialsync-realm.json").toAbsolutePath();
  private static final Duration LONGEST_START = Duration.ofMinutes(6);
  private static final String HEAP = "-Xms64m -Xmx384m";

  /** It lives for a minute: compiling well what runs so seldom would only take the cores away. */
  private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

  private final String clientSecret = random();
  private final String hmacSecret = random();
  private final int port = FreePorts.next();
  private final int managementPort = FreePorts.next();
  private final Path home;
  private final Process process;

  private KeycloakServer() throws IOException, InterruptedException {
    home = unpacked();
    buildOnce(home);
    Files.createDirectories(home.resolve("data/import"));
    Files.copy(
        REALM,
        home.resolve("data/import").resolve(REALM.getFileName()),
        StandardCopyOption.REPLACE_EXISTING);
    process =
        command(
            "start",
            "--optimized",
            "--http-enabled=true",
            "--hostname-strict=false",
            "--http-host=127.0.0.1",
            "--http-port=" + port,
            "--http-management-port=" + managementPort,
            "--import-realm",
            "--cache=local");
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /** One that is starting; what it needs a secret for gets a new one. */
  static KeycloakServer launch() throws IOException, InterruptedException {
    return new KeycloakServer();
  }

  /** Waits until it gives tokens. */
  KeycloakServer awaitReady() {
    URI health = URI.create("http://127.0.0.1:" + managementPort + "/health/ready");
    await("Keycloak, see target/keycloak/keycloak.log")
        .atMost(LONGEST_START)
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptions()
        .until(() -> !process.isAlive() || new KeycloakClient(health, clientSecret).isThere());
    if (!process.isAlive()) {
      throw new IllegalStateException("Keycloak ended, see target/keycloak/keycloak.log");
    }
    return this;
  }

  /** The iss claim of its tokens, and what its addresses begin with. */
  URI issuer() {
    return URI.create("http://127.0.0.1:" + port + "/realms/trialsync");
  }

  /** What it signs HS256 with, as it stands in its settings and in ours. */
  String hmacSecret() {
    return hmacSecret;
  }

  /** Calls its token, key and administration addresses. */
  KeycloakClient client() {
    return new KeycloakClient(issuer(), clientSecret);
  }

  private static void buildOnce(Path home) throws IOException, InterruptedException {
    Path done = home.resolve("built-for-tests");
    if (Files.exists(done)) {
      return;
    }
    Process build = start(home, Map.of(), "build", "--db=dev-mem", "--health-enabled=true");
    if (!build.waitFor(LONGEST_START.toSeconds(), TimeUnit.SECONDS) || build.exitValue() != 0) {
      build.destroyForcibly();
      throw new IllegalStateException("kc.sh build failed, see target/keycloak/keycloak.log");
    }
    Files.createFile(done);
  }

  private Process command(String... arguments) throws IOException {
    return start(
        home,
        Map.of(
            "TRY_CLIENT_SECRET", clientSecret,
            "TRY_HS256_SECRET", hmacSecret,
            "KC_BOOTSTRAP_ADMIN_USERNAME", KeycloakClient.ADMIN,
            "KC_BOOTSTRAP_ADMIN_PASSWORD", clientSecret),
        arguments);
  }

  private static Process start(Path home, Map<String, String> secrets, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", home.resolve("bin/kc.sh").toString()));
    command.addAll(List.of(arguments));
    Map<String, String> environment = new HashMap<>(secrets);
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("JAVA_OPTS_KC_HEAP", HEAP);
    environment.put("JAVA_OPTS_APPEND", QUICK_START);
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(FOLDER.resolve("keycloak.log").toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static Path unpacked() throws IOException {
    try (var folders = Files.list(FOLDER)) {
      return folders
          .filter(path -> Files.isRegularFile(path.resolve("bin/kc.sh")))
          .findFirst()
          .orElseThrow(
              () -> new IllegalStateException("No Keycloak in " + FOLDER + ": run ./mvnw verify"));
    }
  }

  private static String random() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The shell script stays in between unless it could make way, so both are ended. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
