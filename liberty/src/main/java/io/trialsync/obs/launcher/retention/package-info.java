/** {@code ./obs retention}: asks a running server to remove what is too old. */
@NullMarked
package io.trialsync.obs.launcher.retention;

import org.jspecify.annotations.NullMarked;
