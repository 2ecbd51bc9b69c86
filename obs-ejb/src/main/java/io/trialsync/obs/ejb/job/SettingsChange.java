package io.trialsync.obs.ejb.job;

/**
 * What settings that are laid over those of a job make of them.
 *
 * @param declares whether there was no such job
 * @param before JSON object of settings as they were
 * @param after the same as they are then
 */
public record SettingsChange(boolean declares, String before, String after) {

  /** Whether anything is another than before. */
  public boolean changesAnything() {
    return declares || !before.equals(after);
  }
}
