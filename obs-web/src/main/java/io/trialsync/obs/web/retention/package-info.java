/** What operators ask of retention: what holds, what would go, and to do it now. */
@NullMarked
package io.trialsync.obs.web.retention;

import org.jspecify.annotations.NullMarked;
