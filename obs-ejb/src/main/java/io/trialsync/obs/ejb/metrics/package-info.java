/**
 * Counts what happened and shows it as Prometheus text. Listens to {@link
 * io.trialsync.obs.ejb.run.ReportRecorded}; no other room of this floor calls it.
 */
@NullMarked
package io.trialsync.obs.ejb.metrics;

import org.jspecify.annotations.NullMarked;
