/** Jobs: their settings, and what their runs add up to. */
@NullMarked
package io.trialsync.obs.persistence.job;

import org.jspecify.annotations.NullMarked;
