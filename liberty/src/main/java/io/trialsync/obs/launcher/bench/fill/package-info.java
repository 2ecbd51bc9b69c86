/** Makes months of believable history straight in the database, to measure the server on. */
@NullMarked
package io.trialsync.obs.launcher.bench.fill;

import org.jspecify.annotations.NullMarked;
