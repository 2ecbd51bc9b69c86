/**
 * Takes what could identify a person or open a door out of every text that people or programs
 * wrote, before it is stored, counted or logged. Knows no other room.
 */
@NullMarked
package io.trialsync.obs.ejb.masking;

import org.jspecify.annotations.NullMarked;
