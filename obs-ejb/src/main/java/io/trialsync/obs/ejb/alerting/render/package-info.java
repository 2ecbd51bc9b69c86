/**
 * Makes the settings of Alertmanager of our own. Pure: the server and {@code ./obs alertmanager}
 * share it, the latter as a jar of its own.
 */
@NullMarked
package io.trialsync.obs.ejb.alerting.render;

import org.jspecify.annotations.NullMarked;
