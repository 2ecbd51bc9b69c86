/**
 * Settings in a file: {@code OBS_CONFIG_FILE} is read at the start and when it changes, and stands
 * behind the environment.
 */
@NullMarked
package io.trialsync.obs.ejb.configfile;

import org.jspecify.annotations.NullMarked;
