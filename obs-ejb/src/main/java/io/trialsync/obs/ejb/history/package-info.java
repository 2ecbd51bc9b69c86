/**
 * Answers questions about jobs and their runs, read only. Sees the settings of the room {@code
 * job}, the words of the checks in {@code quality}, and otherwise the stores alone.
 */
@NullMarked
package io.trialsync.obs.ejb.history;

import org.jspecify.annotations.NullMarked;
