package io.trialsync.obs.ejb.masking.find;

import java.util.Set;

/** The words that announce the number of somebody, or of what somebody was given. */
final class SubjectWords {
  /** Words that name the thing. */
  private static final Set<String> THINGS =
      Set.of(
          "mrn",
          "mrns",
          "usubjid",
          "subjid",
          "subject",
          "subjects",
          "subj",
          "patient",
          "patients",
          "ptid",
          "participant",
          "participants",
          "enrollee",
          "volunteer",
          "site",
          "siteid",
          "sites",
          "kit",
          "kits",
          "randomisation",
          "randomization",
          "screening",
          "enrolment",
          "enrollment",
          "ssn",
          "dob",
          "birthdate",
          "birth",
          "birthday",
          "initials",
          "chart",
          "accession",
          "specimen",
          "barcode",
          "passport",
          "nhs",
          "insurance",
          "phone",
          "telephone",
          "tel",
          "fax",
          "mobile",
          "proband",
          "patientin",
          "firstname",
          "lastname",
          "surname",
          "forename",
          "birthname",
          "maidenname",
          "fullname",
          "patientname");

  /** Words that may stand between the thing and its number. */
  private static final Set<String> QUALIFIERS =
      Set.of(
          "id",
          "ids",
          "no",
          "nr",
          "num",
          "number",
          "numbers",
          "ref",
          "code",
          "key",
          "identifier",
          "name",
          "is",
          "was",
          "record",
          "date");

  /** Words of a schema and of programs, which no person is called. */
  private static final Set<String> TYPES =
      Set.of(
          "null",
          "none",
          "nil",
          "nan",
          "string",
          "varchar",
          "varchar2",
          "char",
          "text",
          "int",
          "int2",
          "int4",
          "int8",
          "integer",
          "bigint",
          "smallint",
          "long",
          "double",
          "float",
          "float8",
          "boolean",
          "bool",
          "date",
          "timestamp",
          "timestamptz",
          "uuid",
          "decimal",
          "numeric",
          "number",
          "json",
          "jsonb",
          "binary",
          "bytea",
          "struct",
          "array",
          "map",
          "object",
          "missing",
          "required",
          "field",
          "column",
          "cannot",
          "must",
          "not",
          "is",
          "not_null");

  /** Short words that announce a number only when it is written close to them. */
  private static final Set<String> CODES =
      Set.of(
          "mrn",
          "subj",
          "subject",
          "sub",
          "sbj",
          "usubjid",
          "subjid",
          "patient",
          "pat",
          "pt",
          "ptid",
          "participant",
          "scr",
          "scrn",
          "screening",
          "rand",
          "randomisation",
          "randomization",
          "kit",
          "enrollment",
          "enrolment",
          "specimen",
          "accession",
          "proband");

  private SubjectWords() {}

  static boolean isThing(String word) {
    return THINGS.contains(word);
  }

  static boolean isQualifier(String word) {
    return QUALIFIERS.contains(word);
  }

  static boolean isType(String word) {
    return TYPES.contains(word);
  }

  static boolean isCode(String word) {
    return CODES.contains(word);
  }
}
