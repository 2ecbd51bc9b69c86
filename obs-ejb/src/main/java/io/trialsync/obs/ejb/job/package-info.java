/** Settings of jobs: read, checked, replaced and merged. Imports the room audit only. */
@NullMarked
package io.trialsync.obs.ejb.job;

import org.jspecify.annotations.NullMarked;
