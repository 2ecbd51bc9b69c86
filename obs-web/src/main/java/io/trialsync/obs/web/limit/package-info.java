/**
 * Counts what each caller asks and refuses what is too much, before anything of the request is
 * read. It knows no tokens: {@code web.security} tells it who asks.
 */
@NullMarked
package io.trialsync.obs.web.limit;

import org.jspecify.annotations.NullMarked;
