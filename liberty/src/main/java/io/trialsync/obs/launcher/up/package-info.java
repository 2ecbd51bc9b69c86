/** {@code ./obs up}: the database, then the server, and both stopped in the other order. */
@NullMarked
package io.trialsync.obs.launcher.up;

import org.jspecify.annotations.NullMarked;
