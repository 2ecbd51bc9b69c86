/** Who calls, and what the caller may do. */
@NullMarked
package io.trialsync.obs.web.security;

import org.jspecify.annotations.NullMarked;
