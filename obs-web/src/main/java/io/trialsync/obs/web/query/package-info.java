/** Reads the query part of an address: pages and time windows, strictly and with clear refusals. */
@NullMarked
package io.trialsync.obs.web.query;

import org.jspecify.annotations.NullMarked;
