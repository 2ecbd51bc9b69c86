package io.trialsync.obs.ejb.configfile;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What of the settings file counts now, for everybody in this process. After the start only those
 * settings change that are asked for anew each time; all others stay what they were, so that no two
 * parts of the server go by different values.
 */
public final class SettingsInForce {
  private static final SettingsInForce OF_THE_PROCESS =
      new SettingsInForce(System.getenv(ConfigFile.SETTING));
  private static final String JOBS_FILE = "OBS_JOBS_FILE";

  private volatile Map<String, String> values = Map.of();
  private final ThreadLocal<@Nullable Map<String, String>> tried = new ThreadLocal<>();
  private final @Nullable ConfigFile atTheStart;
  private final String complaint;

  /** With all that the file says, if there is one. */
  SettingsInForce(@Nullable String path) {
    @Nullable ConfigFile file = null;
    String trouble = "";
    try {
      file = path == null || path.isBlank() ? null : ConfigFile.read(Path.of(path.strip()));
    } catch (ConfigFileException refused) {
      trouble = refused.sentence();
    } catch (InvalidPathException noPath) {
      trouble = "this is not the path of a file.";
    }
    atTheStart = file;
    complaint = trouble;
    if (file != null) {
      values = all(file);
    }
  }

  /** The one that the settings of the server are asked of. */
  public static SettingsInForce ofTheProcess() {
    return OF_THE_PROCESS;
  }

  /** The file as it was at the start; empty where none is set or it could not be read. */
  public Optional<ConfigFile> atTheStart() {
    return Optional.ofNullable(atTheStart);
  }

  /** Why the file could not be read at the start. */
  public Optional<String> complaint() {
    return Optional.of(complaint).filter(sentence -> !sentence.isEmpty());
  }

  /** What the question answers if the file counts as {@link #change} would have it. */
  public <T> T trying(ConfigFile file, Predicate<String> changeable, Supplier<T> question) {
    tried.set(with(file, changeable));
    try {
      return question.get();
    } finally {
      tried.remove();
    }
  }

  /** From now on those settings of the file count that can be changed. */
  public void change(ConfigFile file, Predicate<String> changeable) {
    values = with(file, changeable);
  }

  /** All that counts, by its name in capitals. */
  Map<String, String> values() {
    Map<String, String> onlyHere = tried.get();
    return onlyHere == null ? values : onlyHere;
  }

  private Map<String, String> with(ConfigFile file, Predicate<String> changeable) {
    var together = new HashMap<>(values);
    together.keySet().removeIf(changeable);
    all(file)
        .forEach(
            (key, value) -> {
              if (changeable.test(key)) {
                together.put(key, value);
              }
            });
    return Map.copyOf(together);
  }

  private static Map<String, String> all(ConfigFile file) {
    var all = new HashMap<String, String>();
    file.settings().forEach((key, written) -> all.put(key, written.value()));
    if (file.jobsLine() > 0) {
      all.putIfAbsent(JOBS_FILE, file.path().toString());
    }
    return Map.copyOf(all);
  }
}
