/** When jobs are expected: what the history suggests. */
@NullMarked
package io.trialsync.obs.web.lateness;

import org.jspecify.annotations.NullMarked;
