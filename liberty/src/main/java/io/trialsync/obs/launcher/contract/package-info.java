/**
 * The OpenAPI document as programs read it: whoever sends or checks requests takes them from it.
 */
@NullMarked
package io.trialsync.obs.launcher.contract;

import org.jspecify.annotations.NullMarked;
