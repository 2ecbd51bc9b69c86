/** What Alertmanager told of alerts that it sent, and the reports that they came from. */
@NullMarked
package io.trialsync.obs.persistence.notification;

import org.jspecify.annotations.NullMarked;
