/**
 * The server's own lines in our form. Is no part of the application: {@code obs-console.jar} holds
 * it and {@link io.trialsync.obs.ejb.log}, and Java loads that jar before the server begins to
 * speak.
 */
@NullMarked
package io.trialsync.obs.ejb.console;

import org.jspecify.annotations.NullMarked;
