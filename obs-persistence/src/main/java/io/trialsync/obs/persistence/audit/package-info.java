/** Who changed what and when, as it is kept and read. */
@NullMarked
package io.trialsync.obs.persistence.audit;

import org.jspecify.annotations.NullMarked;
