/** What other services tell of their pools, queues and tokens, for the metrics of every node. */
@NullMarked
package io.trialsync.obs.ejb.component;

import org.jspecify.annotations.NullMarked;
