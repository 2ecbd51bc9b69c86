/** What Alertmanager calls. */
@NullMarked
package io.trialsync.obs.web.alerting;

import org.jspecify.annotations.NullMarked;
