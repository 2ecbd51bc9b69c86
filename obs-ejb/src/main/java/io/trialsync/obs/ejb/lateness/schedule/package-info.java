/** When a job is due: cron in a zone on both days of a clock change, intervals, days off. */
@NullMarked
package io.trialsync.obs.ejb.lateness.schedule;

import org.jspecify.annotations.NullMarked;
