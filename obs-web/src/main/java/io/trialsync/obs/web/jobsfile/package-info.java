/** What a jobs file would change, for pipelines that check it before it is applied. */
@NullMarked
package io.trialsync.obs.web.jobsfile;

import org.jspecify.annotations.NullMarked;
