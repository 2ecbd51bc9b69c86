package io.trialsync.obs.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsync.obs.launcher.client.CommandException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Types the options, right and wrong. */
class FaultsSettingsTest {

  @Test
  void breaksEverythingByDefault() {
    var settings = FaultsSettings.parse(List.of());
    assertThat(settings.kills()).isEqualTo(200);
    assertThat(settings.limit()).hasMinutes(45);
    assertThat(settings.only()).containsExactlyInAnyOrderElementsOf(FaultsSettings.NAMES);
    assertThat(settings.control()).isFalse();
  }

  @Test
  void leavesOutWhatTakesLongInTheShortForm() {
    var settings = FaultsSettings.parse(List.of("--short"));
    assertThat(settings.kills()).isEqualTo(6);
    assertThat(settings.only())
        .contains(KillDatabase.NAME, KillServer.NAME, FreezeDatabase.NAME, TerminateServer.NAME)
        .doesNotContain(DatabaseAway.NAME, DiskFull.NAME);
  }

  @Test
  void takesTheNamesThatAreGiven() {
    var settings = FaultsSettings.parse(List.of("--only", "kill-server, disk-full", "--seed=7"));
    assertThat(settings.only()).containsExactlyInAnyOrder(KillServer.NAME, DiskFull.NAME);
    assertThat(settings.seed()).isEqualTo(7);
  }

  @Test
  void saysWhichNamesThereAre() {
    assertThatThrownBy(() -> FaultsSettings.parse(List.of("--only", "earthquake")))
        .isInstanceOf(CommandException.class)
        .hasMessageStartingWith("--only knows no \"earthquake\"; there are kill-database, ")
        .hasMessageEndingWith(", disk-full.");
    assertThatThrownBy(() -> FaultsSettings.parse(List.of("--kills", "0")))
        .hasMessage("--kills must be a whole number from 1 to 100000, not \"0\".");
  }
}
