/** Writes answers as JSON: snake_case, in the order of the records, absent as null. */
@NullMarked
package io.trialsync.obs.web.json;

import org.jspecify.annotations.NullMarked;
