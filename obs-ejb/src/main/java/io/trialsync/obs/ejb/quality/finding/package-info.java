/**
 * The life of a finding: opened by a run that the checks found bad, seen again, resolved by good
 * runs or accepted by a person. Rules without a database, and the book that keeps them in one.
 */
@NullMarked
package io.trialsync.obs.ejb.quality.finding;

import org.jspecify.annotations.NullMarked;
