package io.trialsync.obs.ejb.quality.schema;

import java.util.List;

/** How a type stands to the expected one. What only one side tells makes no difference. */
enum TypeRelation {
  SAME,
  WIDENED,
  NARROWED,
  CHANGED;

  static TypeRelation between(CanonicalType expected, CanonicalType actual) {
    boolean wider = holds(actual, expected);
    boolean narrower = holds(expected, actual);
    if (wider && narrower) {
      return SAME;
    }
    return wider ? WIDENED : narrower ? NARROWED : CHANGED;
  }

  /** Whether each value of the narrow type fits the wide one and stays what it is. */
  private static boolean holds(CanonicalType wide, CanonicalType narrow) {
    if (isExact(wide) && isExact(narrow)) {
      return isUntold(wide, narrow) || NumberRange.of(wide).holds(NumberRange.of(narrow));
    }
    if (wide.kind() != narrow.kind()) {
      return false;
    }
    return switch (wide.kind()) {
      case FLOAT -> wide.name().equals("double") || narrow.name().equals("real");
      case TEXT -> holdsText(wide, narrow);
      case BINARY -> holdsLength(wide.parameters(), narrow.parameters());
      case TIME ->
          wide.name().equals(narrow.name()) && holdsLength(wide.parameters(), narrow.parameters());
      case ARRAY, MAP -> holdsInner(wide.inner(), narrow.inner());
      case STRUCT -> true;
      default -> wide.name().equals(narrow.name()) && wide.parameters().equals(narrow.parameters());
    };
  }

  private static boolean isExact(CanonicalType type) {
    return type.kind() == TypeKind.INTEGER || type.kind() == TypeKind.DECIMAL;
  }

  /** Two decimals of which one tells no precision; next to a whole number it has no limit. */
  private static boolean isUntold(CanonicalType one, CanonicalType other) {
    return one.kind() == TypeKind.DECIMAL
        && other.kind() == TypeKind.DECIMAL
        && (one.parameters().isEmpty() || other.parameters().isEmpty());
  }

  /** A text of fixed length fits one of the same length that varies, which can be shorter. */
  private static boolean holdsText(CanonicalType wide, CanonicalType narrow) {
    boolean fixes = wide.name().equals("char") && !narrow.name().equals("char");
    return !fixes && holdsLength(length(wide), length(narrow));
  }

  private static List<Long> length(CanonicalType type) {
    return type.name().equals("text") && type.parameters().isEmpty()
        ? List.of(TypeWords.UNLIMITED)
        : type.parameters();
  }

  private static boolean holdsLength(List<Long> wide, List<Long> narrow) {
    return wide.isEmpty() || narrow.isEmpty() || wide.get(0) >= narrow.get(0);
  }

  private static boolean holdsInner(List<CanonicalType> wide, List<CanonicalType> narrow) {
    if (wide.size() != narrow.size()) {
      return true;
    }
    for (int i = 0; i < wide.size(); i++) {
      if (!holds(wide.get(i), narrow.get(i))) {
        return false;
      }
    }
    return true;
  }
}
