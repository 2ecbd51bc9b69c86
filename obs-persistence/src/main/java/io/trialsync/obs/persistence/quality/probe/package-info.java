/** Reads of tables that are not ours what checks need: counts, and names of columns. */
@NullMarked
package io.trialsync.obs.persistence.quality.probe;

import org.jspecify.annotations.NullMarked;
