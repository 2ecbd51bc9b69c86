/** What waits to be judged, what was measured, and what the checks made of it. */
@NullMarked
package io.trialsync.obs.persistence.quality;

import org.jspecify.annotations.NullMarked;
