/**
 * Jobs as code: a YAML file that declares jobs is applied at the start and when it changes, all of
 * it or nothing, and compared with what there is.
 */
@NullMarked
package io.trialsync.obs.ejb.jobsfile;

import org.jspecify.annotations.NullMarked;
