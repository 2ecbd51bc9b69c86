/** Alertmanager's word on what it sent: kept once, matched to the report it came from, measured. */
@NullMarked
package io.trialsync.obs.ejb.notification;

import org.jspecify.annotations.NullMarked;
