/** The product's own door for reports: run events, one by one or many, and pings for cron. */
@NullMarked
package io.trialsync.obs.web.run;

import org.jspecify.annotations.NullMarked;
