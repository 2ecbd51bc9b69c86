/** What each check says about a run, given what earlier runs were like: arithmetic, no database. */
@NullMarked
package io.trialsync.obs.ejb.quality.check;

import org.jspecify.annotations.NullMarked;
