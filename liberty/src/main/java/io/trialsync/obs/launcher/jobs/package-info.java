/** {@code ./obs jobs}: what a jobs file would change. */
@NullMarked
package io.trialsync.obs.launcher.jobs;

import org.jspecify.annotations.NullMarked;
