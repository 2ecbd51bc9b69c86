/** {@code ./obs fuzz}: sends a server what no caller should send, and watches how it answers. */
@NullMarked
package io.trialsync.obs.launcher.fuzz;

import org.jspecify.annotations.NullMarked;
