/** {@code ./obs alertmanager}: writes the settings of Alertmanager without a server. */
@NullMarked
package io.trialsync.obs.launcher.alertmanager;

import org.jspecify.annotations.NullMarked;
