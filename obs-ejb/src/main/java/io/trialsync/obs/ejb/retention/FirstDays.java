package io.trialsync.obs.ejb.retention;

import java.time.LocalDate;

/**
 * The first UTC day that is kept, by kind. Whole days and not moments: the sums of a day and its
 * runs agree as long as all of its runs are there.
 */
record FirstDays(LocalDate runs, LocalDate lifeCycle, LocalDate rollups) {}
