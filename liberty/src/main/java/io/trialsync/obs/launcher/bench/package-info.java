/** Measures a running server: a load generator, and a check that nothing acknowledged was lost. */
@NullMarked
package io.trialsync.obs.launcher.bench;

import org.jspecify.annotations.NullMarked;
