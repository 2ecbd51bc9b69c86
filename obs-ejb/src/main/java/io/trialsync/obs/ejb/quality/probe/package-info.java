/** Looks at tables that no worker describes, and reports what it counted like any worker. */
@NullMarked
package io.trialsync.obs.ejb.quality.probe;

import org.jspecify.annotations.NullMarked;
