/**
 * Turns what went wrong into one clear answer: RFC 9457 problems and the exceptions behind them.
 */
@NullMarked
package io.trialsync.obs.web.error;

import org.jspecify.annotations.NullMarked;
