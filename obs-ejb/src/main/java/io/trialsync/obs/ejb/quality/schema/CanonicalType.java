package io.trialsync.obs.ejb.quality.schema;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A type without regard to its spelling.
 *
 * @param name its canonical name; the whole text where the type is not known
 * @param parameters length, or precision and scale; empty where nobody told them
 * @param inner element of an array, key and value of a map; empty where nobody told them
 */
record CanonicalType(TypeKind kind, String name, List<Long> parameters, List<CanonicalType> inner) {
  private static final Map<String, TypeKind> KINDS =
      Map.ofEntries(
          Map.entry("decimal", TypeKind.DECIMAL),
          Map.entry("real", TypeKind.FLOAT),
          Map.entry("double", TypeKind.FLOAT),
          Map.entry("text", TypeKind.TEXT),
          Map.entry("varchar", TypeKind.TEXT),
          Map.entry("char", TypeKind.TEXT),
          Map.entry("binary", TypeKind.BINARY),
          Map.entry("time", TypeKind.TIME),
          Map.entry("time with time zone", TypeKind.TIME),
          Map.entry("timestamp", TypeKind.TIME),
          Map.entry("timestamp with time zone", TypeKind.TIME),
          Map.entry("timestamp with local time zone", TypeKind.TIME),
          Map.entry("datetime", TypeKind.TIME),
          Map.entry("array", TypeKind.ARRAY),
          Map.entry("map", TypeKind.MAP),
          Map.entry("struct", TypeKind.STRUCT));

  /** Most binary digits of a float that still is a short one, by SQL. */
  private static final long SHORT_FLOAT = 24;

  static CanonicalType of(TypeText text, Dialect dialect) {
    String flag = text.word() + "(1)";
    if (text.parameters().equals(List.of(1L)) && TypeWords.isKnown(flag)) {
      return named(TypeWords.meaning(flag), List.of(), List.of());
    }
    if (text.word().equals("float") && !text.parameters().isEmpty()) {
      boolean isShort = text.parameters().size() > 1 || text.parameters().get(0) <= SHORT_FLOAT;
      return named(isShort ? "real" : "double", List.of(), List.of());
    }
    TypeText meaning = TypeText.of(dialect.meaning(text.word()));
    List<Long> told = text.parameters().isEmpty() ? meaning.parameters() : text.parameters();
    return named(
        meaning.word(), told, text.parts().stream().map(part -> of(part.type(), dialect)).toList());
  }

  private static CanonicalType named(String name, List<Long> told, List<CanonicalType> inner) {
    TypeKind kind =
        NumberRange.isInteger(name) ? TypeKind.INTEGER : KINDS.getOrDefault(name, TypeKind.OTHER);
    return switch (kind) {
      case INTEGER, FLOAT -> new CanonicalType(kind, name, List.of(), List.of());
      case DECIMAL ->
          new CanonicalType(
              kind, name, told.size() == 1 ? List.of(told.get(0), 0L) : told, List.of());
      default -> new CanonicalType(kind, name, told, inner);
    };
  }

  @Override
  public String toString() {
    if (!inner.isEmpty()) {
      return name
          + inner.stream().map(CanonicalType::toString).collect(Collectors.joining(",", "<", ">"));
    }
    return parameters.isEmpty()
        ? name
        : name
            + parameters.stream()
                .map(number -> number == TypeWords.UNLIMITED ? "max" : number.toString())
                .collect(Collectors.joining(",", "(", ")"));
  }
}
