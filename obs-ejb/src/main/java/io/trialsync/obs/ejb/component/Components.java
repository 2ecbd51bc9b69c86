package io.trialsync.obs.ejb.component;

import io.trialsync.obs.persistence.component.ComponentRow;
import io.trialsync.obs.persistence.component.ComponentStore;
import io.trialsync.obs.persistence.tenant.TenantScope;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Keeps what services tell of themselves in the database, so that every node serves it. */
@Stateless
public class Components {
  /** What was not told again for so long is not true any more. */
  public static final Duration LONGEST_SILENCE = Duration.ofMinutes(5);

  private static final int MOST_COMPONENTS = 100;
  private static final int MOST_OF_A_COMPONENT = 100;

  @PersistenceContext(unitName = "obs")
  EntityManager entities;

  /**
   * Puts it in the place of what was told of the same thing before.
   *
   * @throws TooManyComponentsException when it would be one thing too many
   */
  public void tell(String tenantId, ComponentReport report) {
    TenantScope.enter(entities, tenantId);
    var store = new ComponentStore(entities);
    ComponentRow row = row(report);
    if (store.update(tenantId, row)) {
      return;
    }
    store.lock(tenantId);
    store.forget(tenantId, LONGEST_SILENCE);
    if (!store.hasRoom(tenantId, row.component(), MOST_COMPONENTS, MOST_OF_A_COMPONENT)) {
      throw new TooManyComponentsException(MOST_COMPONENTS, MOST_OF_A_COMPONENT);
    }
    store.insert(tenantId, row);
  }

  private static ComponentRow row(ComponentReport report) {
    return new ComponentRow(
        report.component(),
        report.kind().name().toLowerCase(Locale.ROOT),
        report.name(),
        json(report.numbers()));
  }

  /** The names are words of ours, and the numbers are finite: nothing to be escaped. */
  private static String json(Map<String, Double> numbers) {
    return numbers.entrySet().stream()
        .map(number -> "\"" + number.getKey() + "\":" + number.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }
}
