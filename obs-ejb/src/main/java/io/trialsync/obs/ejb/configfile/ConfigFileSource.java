package io.trialsync.obs.ejb.configfile;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Shows MicroProfile Config what the settings file says; found as a service. */
public final class ConfigFileSource implements ConfigSource {
  /** Behind the environment, which has 300, and before what the application brings along, 100. */
  private static final int ORDINAL = 200;

  @Override
  public int getOrdinal() {
    return ORDINAL;
  }

  @Override
  public Set<String> getPropertyNames() {
    return SettingsInForce.ofTheProcess().values().keySet();
  }

  @Override
  public Map<String, String> getProperties() {
    return SettingsInForce.ofTheProcess().values();
  }

  /** A setting is asked for as {@code obs.dq.enabled}, or as it is written. */
  @Override
  public @Nullable String getValue(String propertyName) {
    String key = propertyName.toUpperCase(Locale.ROOT).replace('.', '_');
    return SettingsInForce.ofTheProcess().values().get(key);
  }

  @Override
  public String getName() {
    return ConfigFile.SETTING;
  }
}
