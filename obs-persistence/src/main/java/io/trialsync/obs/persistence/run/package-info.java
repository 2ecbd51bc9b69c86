/**
 * Runs, their attempts, stages and life cycle as they are stored, and the merge that keeps them.
 */
@NullMarked
package io.trialsync.obs.persistence.run;

import org.jspecify.annotations.NullMarked;
