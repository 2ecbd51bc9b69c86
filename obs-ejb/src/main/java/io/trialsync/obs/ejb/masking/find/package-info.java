/**
 * One finder for each family of identifiers. All are written by hand and read each character a
 * bounded number of times, whatever the text.
 */
@NullMarked
package io.trialsync.obs.ejb.masking.find;

import org.jspecify.annotations.NullMarked;
