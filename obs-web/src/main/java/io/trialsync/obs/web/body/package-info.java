/**
 * Bodies of requests that are too long to be held in memory: bounded, inflated, read as streams.
 */
@NullMarked
package io.trialsync.obs.web.body;

import org.jspecify.annotations.NullMarked;
