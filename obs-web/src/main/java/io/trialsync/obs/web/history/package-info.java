/** History out: jobs, their runs, and single runs, for people and dashboards. */
@NullMarked
package io.trialsync.obs.web.history;

import org.jspecify.annotations.NullMarked;
