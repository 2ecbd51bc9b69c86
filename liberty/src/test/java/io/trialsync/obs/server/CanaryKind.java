package io.trialsync.obs.server;

import java.time.LocalDate;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/** A class of identifiers, each member of which is made from a number and like no other. */
enum CanaryKind {
  EMAIL(n -> "jane.canary%04dq@example.org".formatted(n), text -> text.replace("@example.org", "")),
  RECORD_NUMBER(n -> "MRN 7719%04d".formatted(n), text -> text.replace("MRN ", "")),
  SOCIAL_SECURITY(n -> "987-65-%04d".formatted(n), text -> text),
  SUBJECT(n -> "SUBJ-%05d-CNRY".formatted(n), text -> text.replace("SUBJ-", "")),
  BIRTHDAY(n -> LocalDate.of(1900, 1, 1).plusDays(n).toString(), text -> text),
  PASSWORD(n -> "password=cnry%04dsecret".formatted(n), text -> text.replace("password=", "")),
  PHONE(n -> "+49 171 77%05d".formatted(n), text -> text.replace("+49 171 ", "")),
  ROW(
      "Key (note)=(zz%04dcanary) already exists"::formatted,
      text -> text.replaceAll(".*=\\(|\\).*", "")),
  LITERAL(
      "duplicate entry 'yy%04dcanary'"::formatted,
      text -> text.substring(text.indexOf("'") + 1, text.length() - 1)),
  /** Nothing tells that this is somebody's: it may only be sent where all is dropped. */
  OPAQUE("cnryf%04dx"::formatted, text -> text);

  private final IntFunction<String> text;
  private final UnaryOperator<String> core;

  CanaryKind(IntFunction<String> text, UnaryOperator<String> core) {
    this.text = text;
    this.core = core;
  }

  Canary number(int n, String place, String allowed) {
    String planted = text.apply(n);
    return new Canary(place + " " + name(), planted, core.apply(planted), allowed);
  }
}
