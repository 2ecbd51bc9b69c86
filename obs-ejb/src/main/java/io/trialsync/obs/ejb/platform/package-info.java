/**
 * What the other rooms stand on and never name: checked settings, the schema, the clock, entity
 * managers, and the health of each. Nobody imports it.
 */
@NullMarked
package io.trialsync.obs.ejb.platform;

import org.jspecify.annotations.NullMarked;
