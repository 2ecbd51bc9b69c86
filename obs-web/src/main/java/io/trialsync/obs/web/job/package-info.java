/** Settings of jobs, changed by administrators. */
@NullMarked
package io.trialsync.obs.web.job;

import org.jspecify.annotations.NullMarked;
