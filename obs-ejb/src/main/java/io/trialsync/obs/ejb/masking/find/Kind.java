package io.trialsync.obs.ejb.masking.find;

/** What stands in the place of something that was found: its kind, and nothing of itself. */
enum Kind {
  SECRET("[secret]"),
  EMAIL("[email]"),
  QUERY("[query]"),
  IP("[ip]"),
  SSN("[ssn]"),
  PHONE("[phone]"),
  CARD("[card]"),
  IBAN("[iban]"),
  DATE("[date]"),
  ID("[id]"),
  VALUE("[value]"),
  NUMBER("[number]"),
  USER("[user]");

  private final String shown;

  Kind(String shown) {
    this.shown = shown;
  }

  /** The words that a reader sees. */
  String shown() {
    return shown;
  }
}
