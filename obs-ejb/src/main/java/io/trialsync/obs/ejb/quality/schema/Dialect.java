package io.trialsync.obs.ejb.quality.schema;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whose words the types of a table are. Workers do not say it, so it is told by words that only one
 * dialect has; all others mean what they mean to most.
 */
enum Dialect {
  /** No word tells. */
  PLAIN("", ""),
  POSTGRESQL(
      """
      double: float
      """,
      """
      int2, int4, int8, float4, float8, serial, bigserial, smallserial, bpchar, bytea, jsonb,
      timestamptz, timetz, character varying, double precision, timestamp without time zone,
      timestamp with time zone
      """),
  MYSQL(
      """
      text(255): tinytext
      text(65535): text
      text(16777215): mediumtext
      text(4294967295): longtext
      binary(255): tinyblob
      binary(65535): blob
      binary(16777215): mediumblob
      binary(4294967295): longblob
      decimal(10,0): decimal, numeric, dec, fixed
      double: real
      timestamp with time zone: timestamp
      """,
      """
      mediumint, middleint, tinytext, mediumtext, longtext, tinyblob, mediumblob, longblob, year,
      tinyint unsigned, smallint unsigned, mediumint unsigned, int unsigned, bigint unsigned,
      integer unsigned, int(), tinyint(), smallint(), mediumint(), bigint()
      """),
  /** There a whole number is a decimal of 38 digits, whatever it is called. */
  SNOWFLAKE(
      """
      decimal(38,0): int, integer, bigint, smallint, tinyint, byteint
      double: float, float4, float8, double, double precision, real
      varchar: varchar, string, text, char, character, nchar
      timestamp: datetime
      """,
      """
      number, variant, timestamp_tz, byteint, object
      """),
  /** There every whole number has 64 bits, whatever it is called. */
  BIGQUERY(
      """
      bigint: int, integer, bigint, smallint, tinyint, byteint
      double: float
      decimal(38,9): numeric, decimal
      decimal(76,38): bignumeric, bigdecimal
      timestamp with time zone: timestamp
      """,
      """
      int64, float64, bignumeric, bigdecimal, record
      """),
  SPARK(
      """
      decimal(10,0): decimal, dec, numeric
      timestamp with local time zone: timestamp
      """,
      """
      long, short, byte, timestamp_ltz
      """);

  private static final Comparator<Dialect> FIRST = Comparator.<Dialect>naturalOrder().reversed();

  private final Map<String, String> meanings;
  private final Set<String> markers;

  Dialect(String meanings, String markers) {
    this.meanings = TypeWords.read(meanings);
    this.markers = Set.copyOf(Arrays.asList(markers.strip().split(",\\s+", -1)));
  }

  /** The dialect that most of these types have words of; the first in case of doubt. */
  static Dialect of(Collection<TypeText> types) {
    List<String> words = types.stream().flatMap(TypeText::all).map(Dialect::marker).toList();
    return Arrays.stream(values())
        .max(Comparator.comparingLong((Dialect each) -> each.count(words)).thenComparing(FIRST))
        .orElse(PLAIN);
  }

  /** A whole number with a width is told from one without by brackets. */
  private static String marker(TypeText type) {
    return type.word().endsWith("int") && !type.parameters().isEmpty()
        ? type.word() + "()"
        : type.word();
  }

  private long count(List<String> words) {
    return words.stream().filter(markers::contains).count();
  }

  /** What the word means here, as {@code name} or {@code name(parameters where none are told)}. */
  String meaning(String word) {
    String own = meanings.get(word);
    return own == null ? TypeWords.meaning(word) : own;
  }
}
