/** What holds for every address, before any route: how requests must be framed, and for whom. */
@NullMarked
package io.trialsync.obs.web.http;

import org.jspecify.annotations.NullMarked;
