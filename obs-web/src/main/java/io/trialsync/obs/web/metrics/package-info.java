/** Serves the metrics text and measures every HTTP request for it. */
@NullMarked
package io.trialsync.obs.web.metrics;

import org.jspecify.annotations.NullMarked;
