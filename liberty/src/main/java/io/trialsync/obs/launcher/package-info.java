/** The {@code ./obs} command: dispatches the first word to the room of that name. */
@NullMarked
package io.trialsync.obs.launcher;

import org.jspecify.annotations.NullMarked;
