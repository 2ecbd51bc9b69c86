/** What every command that talks to a running server needs: words, address and token. */
@NullMarked
package io.trialsync.obs.launcher.client;

import org.jspecify.annotations.NullMarked;
