/**
 * The audit trail: hears of changes that people made and writes each down in its own transaction.
 * Imports no other room; those that change something fire {@link
 * io.trialsync.obs.ejb.audit.Change}.
 */
@NullMarked
package io.trialsync.obs.ejb.audit;

import org.jspecify.annotations.NullMarked;
