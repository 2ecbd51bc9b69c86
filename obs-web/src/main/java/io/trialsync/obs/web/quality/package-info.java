/** The quality of data: what is wrong, and what other thresholds would have said. */
@NullMarked
package io.trialsync.obs.web.quality;

import org.jspecify.annotations.NullMarked;
