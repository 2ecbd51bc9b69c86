/** Publishes the description of the HTTP interface for people and their tools. */
@NullMarked
package io.trialsync.obs.web.openapi;

import org.jspecify.annotations.NullMarked;
