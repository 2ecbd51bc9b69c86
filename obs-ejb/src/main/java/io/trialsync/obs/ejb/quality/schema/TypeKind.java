package io.trialsync.obs.ejb.quality.schema;

/** Which types can be wider or narrower than one another. */
enum TypeKind {
  INTEGER,
  DECIMAL,
  FLOAT,
  TEXT,
  BINARY,
  /** Times and timestamps, whose one parameter is the digits of a second. */
  TIME,
  ARRAY,
  MAP,
  STRUCT,
  /** All others: the same or not. */
  OTHER;

  /** Whether it is made of other types. */
  boolean isContainer() {
    return this == ARRAY || this == MAP || this == STRUCT;
  }
}
