/** What ties the lines of a request together, and how much is written. */
@NullMarked
package io.trialsync.obs.web.log;

import org.jspecify.annotations.NullMarked;
