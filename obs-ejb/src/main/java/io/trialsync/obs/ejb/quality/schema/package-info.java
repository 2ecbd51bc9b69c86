/** How the schema that a run saw differs from the expected one: rules only, no database. */
@NullMarked
package io.trialsync.obs.ejb.quality.schema;

import org.jspecify.annotations.NullMarked;
