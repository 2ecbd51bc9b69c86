/**
 * A morning of a clinical-trial platform, sent to a running server so that there is something to
 * see.
 */
@NullMarked
package io.trialsync.obs.launcher.demo;

import org.jspecify.annotations.NullMarked;
