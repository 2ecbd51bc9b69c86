/**
 * Records what workers report about their runs and announces what changed. Imports no other room:
 * whoever cares observes {@link io.trialsync.obs.ejb.run.ReportRecorded}.
 */
@NullMarked
package io.trialsync.obs.ejb.run;

import org.jspecify.annotations.NullMarked;
