/**
 * What is too old to keep: found along the index of runs, removed in small batches, and the record
 * of what was removed.
 */
@NullMarked
package io.trialsync.obs.persistence.retention;

import org.jspecify.annotations.NullMarked;
