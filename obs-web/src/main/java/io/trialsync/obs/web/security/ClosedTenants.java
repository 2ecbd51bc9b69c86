package io.trialsync.obs.web.security;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/** Knows the tenants that the operators have disabled; read when the server starts. */
@ApplicationScoped
public class ClosedTenants {
  private static final String SETTING = "obs.tenants.disabled";

  @Inject Config config;

  private Set<String> names = Set.of();

  @PostConstruct
  void read() {
    close(config.getOptionalValue(SETTING, String.class).orElse(""));
  }

  /** Takes over a list with commas. */
  void close(String list) {
    names = Set.copyOf(List.of(list.strip().split("\\s*,\\s*")));
  }

  /** Whether nobody of the tenant is let in. */
  boolean contains(String tenantId) {
    return names.contains(tenantId);
  }
}
