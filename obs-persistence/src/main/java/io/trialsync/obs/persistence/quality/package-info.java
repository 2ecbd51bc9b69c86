/** What the checks of data quality measured, said and found, as it is kept and read. */
@NullMarked
package io.trialsync.obs.persistence.quality;

import org.jspecify.annotations.NullMarked;
