package io.trialsync.obs.ejb.lateness.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.lateness.watch.RefusedSpell.Ago;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When reports were refused, until the database knows. */
class RefusedSpellTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final RefusedSpell spell = new RefusedSpell();

  @Test
  void isToldOnceUnlessMoreIsRefused() {
    assertThat(spell.untold()).isEmpty();
    spell.refused(NOON);
    assertThat(spell.untold()).contains(new Ago(NOON, NOON));
    spell.told();
    assertThat(spell.untold()).isEmpty();
    spell.refused(NOON.plusSeconds(20));
    assertThat(spell.untold()).contains(new Ago(NOON, NOON.plusSeconds(20)));
  }

  @Test
  void forgetsNothingThatIsRefusedWhileItIsTold() {
    spell.refused(NOON);
    assertThat(spell.untold()).isPresent();
    spell.refused(NOON.plusSeconds(1));
    spell.told();
    assertThat(spell.untold()).contains(new Ago(NOON, NOON.plusSeconds(1)));
  }

  @Test
  void isAnotherOneAfterAWhile() {
    spell.refused(NOON);
    assertThat(spell.untold()).isPresent();
    spell.told();
    spell.refused(NOON.plusSeconds(31));
    assertThat(spell.untold()).contains(new Ago(NOON.plusSeconds(31), NOON.plusSeconds(31)));
  }

  @Test
  void growsForAsLongAsTheDatabaseIsAway() {
    spell.refused(NOON);
    spell.refused(NOON.plusSeconds(600));
    assertThat(spell.untold()).contains(new Ago(NOON, NOON.plusSeconds(600)));
  }

  @Test
  void isReadByTheClockOfTheDatabase() {
    Ago there = new Ago(NOON, NOON.plusSeconds(5)).by(NOON.plusSeconds(9), NOON.plusSeconds(69));
    assertThat(there).isEqualTo(new Ago(NOON.plusSeconds(60), NOON.plusSeconds(66)));
  }
}
