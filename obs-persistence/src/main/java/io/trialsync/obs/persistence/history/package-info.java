/** What questions about the history need beside jobs and runs: sums over time, signed cursors. */
@NullMarked
package io.trialsync.obs.persistence.history;

import org.jspecify.annotations.NullMarked;
