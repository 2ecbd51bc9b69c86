/**
 * Judges the data of runs after their reports are stored, and keeps what it found. Imports the
 * rooms run, job and audit only.
 */
@NullMarked
package io.trialsync.obs.ejb.quality;

import org.jspecify.annotations.NullMarked;
