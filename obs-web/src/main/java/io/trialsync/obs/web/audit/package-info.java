/** Who changed what, for administrators. */
@NullMarked
package io.trialsync.obs.web.audit;

import org.jspecify.annotations.NullMarked;
