/**
 * Breaks a server of its own in every way that happens, under load, and checks afterwards that
 * nothing that was acknowledged is lost, doubled or counted wrongly.
 */
@NullMarked
package io.trialsync.obs.launcher.faults;

import org.jspecify.annotations.NullMarked;
