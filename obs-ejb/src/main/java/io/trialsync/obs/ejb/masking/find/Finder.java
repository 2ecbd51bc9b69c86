package io.trialsync.obs.ejb.masking.find;

/** Knows one family of identifiers and takes each that it finds out of a draft. */
interface Finder {

  /** Whether there can be anything for it: a look at the characters of the text as a whole. */
  boolean mayFind(Draft draft);

  /** Takes what it knows. */
  void find(Draft draft);
}
