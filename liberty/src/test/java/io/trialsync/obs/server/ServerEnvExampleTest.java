package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code server.env.example} and what the code and the server's XML read together. */
class ServerEnvExampleTest {
  private static final Path HOME = Path.of("").toAbsolutePath().getParent();
  private static final Path EXAMPLE = HOME.resolve("liberty/server.env.example");

  private static final Pattern LINE = Pattern.compile("(?m)^#?([A-Z][A-Z0-9_]+)=(.*)$");
  private static final Pattern ENVIRONMENT_NAME =
      Pattern.compile("\"((?:OBS|ALERT|DQ)_[A-Z][A-Z_]*)\"");
  private static final Pattern CONFIG_NAME = Pattern.compile("\"((?:obs|alert|dq)\\.[a-z.]+)\"");
  private static final Pattern SERVER_VARIABLE = Pattern.compile("\\$\\{(obs\\.[a-z.]+)}");
  private static final Pattern SERVER_DEFAULT =
      Pattern.compile("<variable name=\"(obs\\.[a-z.]+)\" defaultValue=\"([^\"]*)\"/>");

  /** Each threshold is a setting under its own name. */
  private static final Pattern THRESHOLD = Pattern.compile("(?m)^  ([A-Z][A-Z0-9_]+)\\(\\d");

  /** Of the same form and no settings: scopes, a file, what ./obs tells itself, a prefix. */
  private static final Set<String> NO_SETTINGS =
      Set.of(
          "obs.read",
          "obs.write",
          "obs.admin",
          "obs.ear",
          "obs.home",
          "OBS_JWT_",
          "OBS_PROBE_",
          "obs.probe.");

  /** Read by Java itself, from the start script of the server. */
  private static final Set<String> OF_THE_SERVER = Set.of("JVM_ARGS");

  @Test
  void namesEverySettingThatIsReadAndNoOther() throws IOException {
    Set<String> explained =
        LINE.matcher(Files.readString(EXAMPLE))
            .results()
            .map(line -> line.group(1))
            .filter(name -> !OF_THE_SERVER.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(explained).isEqualTo(settingsRead()).hasSizeGreaterThan(20);
  }

  @Test
  void showsTheDefaultsOfTheServer() throws IOException {
    String example = Files.readString(EXAMPLE);
    var defaults = SERVER_DEFAULT.matcher(textOf(".xml")).results().toList();

    assertThat(defaults)
        .hasSizeGreaterThan(5)
        .allSatisfy(
            each ->
                assertThat(example)
                    .contains("\n#" + environmentName(each.group(1)) + "=" + each.group(2) + "\n"));
  }

  private static Set<String> settingsRead() throws IOException {
    String java = textOf(".java");
    String thresholds =
        Files.readString(
            HOME.resolve("obs-ejb/src/main/java/io/trialsync/obs/ejb/job/ThresholdKey.java"));
    return Stream.of(
            THRESHOLD.matcher(thresholds).results(),
            ENVIRONMENT_NAME.matcher(java).results(),
            CONFIG_NAME.matcher(java).results(),
            SERVER_VARIABLE.matcher(textOf(".xml")).results())
        .flatMap(found -> found)
        .map(found -> found.group(1))
        .filter(name -> !NO_SETTINGS.contains(name))
        .map(ServerEnvExampleTest::environmentName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String environmentName(String name) {
    return name.replace('.', '_').toUpperCase(Locale.ROOT);
  }

  private static String textOf(String ending) throws IOException {
    var text = new StringBuilder();
    for (String folder : new String[] {"liberty", "obs-ejb", "obs-persistence", "obs-web"}) {
      for (String inside : new String[] {"src/main", "server"}) {
        Path root = HOME.resolve(folder).resolve(inside);
        if (Files.isDirectory(root)) {
          append(root, ending, text);
        }
      }
    }
    return text.toString();
  }

  private static void append(Path root, String ending, StringBuilder text) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(each -> each.toString().endsWith(ending)).toList()) {
        text.append(Files.readString(file));
      }
    }
  }
}
