/**
 * Says to the database whose rows a transaction is about; its policies hide those of all others.
 */
@NullMarked
package io.trialsync.obs.persistence.tenant;

import org.jspecify.annotations.NullMarked;
