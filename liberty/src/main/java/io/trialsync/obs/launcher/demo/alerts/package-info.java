/** Prometheus and Alertmanager of this machine, started for a demo and ended with it. */
@NullMarked
package io.trialsync.obs.launcher.demo.alerts;

import org.jspecify.annotations.NullMarked;
