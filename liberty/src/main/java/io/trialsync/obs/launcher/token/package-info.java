/** Tokens of the local development issuer. */
@NullMarked
package io.trialsync.obs.launcher.token;

import org.jspecify.annotations.NullMarked;
