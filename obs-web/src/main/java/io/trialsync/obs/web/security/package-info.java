/** Decides who calls: checks tokens, scopes and tenants before any resource runs. */
@NullMarked
package io.trialsync.obs.web.security;

import org.jspecify.annotations.NullMarked;
