package io.trialsync.obs.persistence.run;

/** How many jobs and tables a tenant may have; reports that would make more are left out. */
public record NameLimits(int jobs, int tables) {

  /** As many as the database can count. */
  public static final NameLimits NONE = new NameLimits(Integer.MAX_VALUE, Integer.MAX_VALUE);
}
