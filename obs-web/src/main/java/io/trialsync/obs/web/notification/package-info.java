/** Alertmanager's webhook in, and what was sent out again to people who ask. */
@NullMarked
package io.trialsync.obs.web.notification;

import org.jspecify.annotations.NullMarked;
