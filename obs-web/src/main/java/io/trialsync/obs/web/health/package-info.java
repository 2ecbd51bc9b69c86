/** Tells orchestrators whether the process lives and whether it can work. */
@NullMarked
package io.trialsync.obs.web.health;

import org.jspecify.annotations.NullMarked;
