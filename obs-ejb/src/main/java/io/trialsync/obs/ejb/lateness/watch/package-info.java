/**
 * Lets the rules of lateness work on what the database knows: on every node, of which one at a time
 * looks. Imports the rooms job, run and log.
 */
@NullMarked
package io.trialsync.obs.ejb.lateness.watch;

import org.jspecify.annotations.NullMarked;
