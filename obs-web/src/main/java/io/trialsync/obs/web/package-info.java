/** The doors: reports in, history and metrics out. Records in, records out, never an entity. */
@NullMarked
package io.trialsync.obs.web;

import org.jspecify.annotations.NullMarked;
