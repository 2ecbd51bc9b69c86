/** Tests that run inside the server, where beans and transactions are. */
@NullMarked
package io.trialsync.obs.inside;

import org.jspecify.annotations.NullMarked;
