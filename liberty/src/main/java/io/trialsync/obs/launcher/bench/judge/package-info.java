/** Measures what judging the data of a run costs the server, out of its own metrics. */
@NullMarked
package io.trialsync.obs.launcher.bench.judge;

import org.jspecify.annotations.NullMarked;
