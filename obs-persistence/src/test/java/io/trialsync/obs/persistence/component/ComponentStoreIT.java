package io.trialsync.obs.persistence.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.persistence.TestDatabase;
import io.trialsync.obs.persistence.TestEntities;
import io.trialsync.obs.persistence.tenant.TenantScope;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What services tell is kept in the place of what they told before, for a while and within limits.
 */
class ComponentStoreIT {
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  @BeforeEach
  @AfterEach
  void clear() {
    TestDatabase.clear();
  }

  @Test
  void keepsTheNewestWord() throws SQLException {
    assertThat(update(queue("in", 1))).isFalse();
    insert(queue("in", 1));
    assertThat(update(queue("in", 2))).isTrue();
    insert(queue("in", 3));
    assertThat(numbers()).containsExactly(new ToldNumber("ours", "edc", "in", "depth", 3));
  }

  @Test
  void showsOnlyWhatIsYoungAndForgetsTheRest() throws SQLException {
    insert(queue("old", 1));
    TestDatabase.execute("update component_state set told_at = now() - interval '301 seconds'");
    insert(queue("young", 2));
    assertThat(numbers()).extracting(ToldNumber::name).containsExactly("young");
    in(
        store -> {
          store.forget("ours", FIVE_MINUTES);
          return store;
        });
    assertThat(TestDatabase.query("select name from component_state")).containsExactly("young");
  }

  @Test
  void hasRoomForSoManyComponentsAndThings() {
    insert(queue("a", 1));
    insert(queue("b", 1));
    assertThat(hasRoom("edc", 1, 3)).as("one more thing of a known component").isTrue();
    assertThat(hasRoom("edc", 1, 2)).as("as many things as it may have").isFalse();
    assertThat(hasRoom("new", 1, 3)).as("as many components as there may be").isFalse();
    assertThat(hasRoom("new", 2, 3)).isTrue();
  }

  @Test
  void hasRoomWhereNothingIsYet() {
    assertThat(hasRoom("new", 1, 1)).isTrue();
  }

  private static boolean update(ComponentRow row) {
    return in(store -> store.update("ours", row));
  }

  private static void insert(ComponentRow row) {
    in(
        store -> {
          store.lock("ours");
          store.insert("ours", row);
          return row;
        });
  }

  private static boolean hasRoom(String component, int components, int names) {
    return in(store -> store.hasRoom("ours", component, components, names));
  }

  private static ComponentRow queue(String name, int depth) {
    return new ComponentRow("edc", "queue", name, "{\"depth\":" + depth + ".0}");
  }

  private static List<ToldNumber> numbers() throws SQLException {
    try (Connection connection = TestDatabase.dataSource().getConnection()) {
      return new ToldNumbers(connection).youngerThan(FIVE_MINUTES, 100);
    }
  }

  private static <T> T in(Function<ComponentStore, T> work) {
    try (EntityManager entities = TestEntities.manager()) {
      entities.getTransaction().begin();
      TenantScope.enter(entities, "ours");
      T result = work.apply(new ComponentStore(entities));
      entities.getTransaction().commit();
      return result;
    }
  }
}
