/**
 * Structured lines on stdout: one JSON object each, with fields of a closed list. Every room may
 * write; what happens to runs is heard from {@link io.trialsync.obs.ejb.run.ReportRecorded}.
 */
@NullMarked
package io.trialsync.obs.ejb.log;

import org.jspecify.annotations.NullMarked;
