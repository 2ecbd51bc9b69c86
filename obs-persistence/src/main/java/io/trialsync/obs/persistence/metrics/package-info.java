/** What metrics show of all jobs, read in one statement. */
@NullMarked
package io.trialsync.obs.persistence.metrics;

import org.jspecify.annotations.NullMarked;
