package io.trialsync.obs.ejb.quality.schema;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the words for types mean: canonical type, then its spellings. The one place to add a
 * spelling; what only one dialect says stands in {@link Dialect}.
 */
final class TypeWords {
  static final Set<String> ARRAYS = Set.of("array", "list");
  static final Set<String> MAPS = Set.of("map");
  static final Set<String> STRUCTS = Set.of("struct", "record", "row");

  /** The length of what has no limit. */
  static final long UNLIMITED = Long.MAX_VALUE;

  private static final String COMMON =
      """
      boolean: bool, boolean, tinyint(1), bit(1)
      tinyint: tinyint, int1, byte, byteint
      smallint: smallint, int2, int16, short, smallserial, serial2
      mediumint: mediumint, int3, middleint
      integer: integer, int, int4, int32, serial, serial4
      bigint: bigint, int8, int64, long, bigserial, serial8
      tinyint unsigned: uint8, int1 unsigned
      smallint unsigned: uint16, int2 unsigned
      integer unsigned: uint32, int unsigned, int4 unsigned
      bigint unsigned: uint64, int8 unsigned
      real: real, float, float4, float32
      double: double, double precision, float8, float64
      decimal: decimal, numeric, dec, fixed, number
      text: text, string, clob, nclob, character large object, tinytext, mediumtext, longtext
      varchar: varchar, character varying, char varying, varchar2, nvarchar, nvarchar2
      varchar: national character varying
      char: char, character, bpchar, nchar, national character
      binary: binary, varbinary, binary varying, bytea, bytes, raw
      binary: blob, binary large object, tinyblob, mediumblob, longblob
      date: date
      time: time, time without time zone
      time with time zone: time with time zone, timetz
      timestamp: timestamp, timestamp without time zone, timestamp_ntz, timestampntz
      timestamp with time zone: timestamp with time zone, timestamptz, timestamp_tz, datetimeoffset
      timestamp with local time zone: timestamp with local time zone, timestamp_ltz, timestampltz
      datetime: datetime, datetime2, smalldatetime
      uuid: uuid, guid, uniqueidentifier
      array: array, list
      map: map
      struct: struct, record, row
      """;

  private static final Map<String, String> MEANINGS = read(COMMON);

  private TypeWords() {}

  static boolean isKnown(String word) {
    return MEANINGS.containsKey(word);
  }

  /** The canonical type of a word that stands for one in most dialects; else the word itself. */
  static String meaning(String word) {
    return MEANINGS.getOrDefault(word, word);
  }

  /** Meanings by spelling, from lines of {@code meaning: spelling, spelling}. */
  static Map<String, String> read(String lines) {
    var meanings = new HashMap<String, String>();
    lines
        .lines()
        .forEach(
            line -> {
              String[] sides = line.split(": ", 2);
              for (String spelling : sides[1].split(", ", -1)) {
                meanings.put(spelling, sides[0]);
              }
            });
    return Map.copyOf(meanings);
  }
}
