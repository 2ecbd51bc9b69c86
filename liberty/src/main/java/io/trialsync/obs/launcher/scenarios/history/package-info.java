/** Made histories of jobs, of which is known beforehand what is wrong with which run. */
@NullMarked
package io.trialsync.obs.launcher.scenarios.history;

import org.jspecify.annotations.NullMarked;
