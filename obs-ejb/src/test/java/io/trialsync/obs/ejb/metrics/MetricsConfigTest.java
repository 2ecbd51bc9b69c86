package io.trialsync.obs.ejb.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

class MetricsConfigTest {

  @Test
  void keepsItsNamesAndDefaults() {
    var settings =
        Arrays.stream(MetricsConfig.class.getDeclaredFields())
            .map(field -> field.getAnnotation(ConfigProperty.class))
            .collect(Collectors.toMap(ConfigProperty::name, ConfigProperty::defaultValue));
    assertThat(settings)
        .containsOnlyKeys(
            "obs.service",
            "obs.metrics.enabled",
            "obs.max.jobs",
            "obs.tables.per.job",
            "obs.db.writers",
            "obs.db.readers")
        .containsEntry("obs.service", "obs")
        .containsEntry("obs.metrics.enabled", "true")
        .containsEntry("obs.max.jobs", "10000")
        .containsEntry("obs.tables.per.job", "200")
        .containsEntry("obs.db.writers", "8")
        .containsEntry("obs.db.readers", "8");
  }
}
