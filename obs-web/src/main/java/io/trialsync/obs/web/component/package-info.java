/** What other services tell of their pools, queues and tokens. */
@NullMarked
package io.trialsync.obs.web.component;

import org.jspecify.annotations.NullMarked;
