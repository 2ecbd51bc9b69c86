/**
 * Says what is late, stuck or lost, from a schedule, three clocks and what was heard of the runs:
 * arithmetic, no database. Imports the room job only.
 */
@NullMarked
package io.trialsync.obs.ejb.lateness;

import org.jspecify.annotations.NullMarked;
