/** What other services told of their pools, queues and tokens. */
@NullMarked
package io.trialsync.obs.persistence.component;

import org.jspecify.annotations.NullMarked;
