/** What the checks find in histories of which is known beforehand what is wrong with them. */
@NullMarked
package io.trialsync.obs.launcher.scenarios;

import org.jspecify.annotations.NullMarked;
