/** What the starts of the past say about a schedule: which one fits, and whether one is off. */
@NullMarked
package io.trialsync.obs.ejb.lateness.suggestion;

import org.jspecify.annotations.NullMarked;
