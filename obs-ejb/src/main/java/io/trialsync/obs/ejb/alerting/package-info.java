/**
 * Who hears of alerts: keeps the settings of Alertmanager as ours say, and passes its messages on
 * to Teams. Listens to nobody.
 */
@NullMarked
package io.trialsync.obs.ejb.alerting;

import org.jspecify.annotations.NullMarked;
