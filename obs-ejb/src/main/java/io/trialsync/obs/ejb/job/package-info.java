/** Settings of jobs: read, checked, replaced and merged. Imports no other room. */
@NullMarked
package io.trialsync.obs.ejb.job;

import org.jspecify.annotations.NullMarked;
