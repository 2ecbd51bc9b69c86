/**
 * Takes in OpenLineage events, whose runs become reports of the house. Only what the reports need
 * is kept; tags, statements, source code, owners, environment, values and stack traces are dropped
 * here and reach neither memory nor log.
 */
@NullMarked
package io.trialsync.obs.web.lineage;

import org.jspecify.annotations.NullMarked;
