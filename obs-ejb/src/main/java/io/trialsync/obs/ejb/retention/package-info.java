/**
 * Removes what is older than the settings allow, once a day and when somebody asks. Imports the
 * room audit only; says what it removed by {@link io.trialsync.obs.ejb.retention.RowsRemoved}.
 */
@NullMarked
package io.trialsync.obs.ejb.retention;

import org.jspecify.annotations.NullMarked;
