package io.trialsync.obs.ejb.quality.schema;

import java.util.List;
import java.util.stream.Stream;

/**
 * The text of a type, taken apart and without regard to what its words mean.
 *
 * @param word its name in lower case, such as {@code character varying} or {@code struct}
 * @param parameters numbers in brackets: length, precision, scale
 * @param parts what it is made of: fields of a struct; {@code _element} of an array; {@code key}
 *     and {@code value} of a map, as OpenLineage names them
 */
record TypeText(String word, List<Long> parameters, List<Part> parts) {

  /** A type inside another. */
  record Part(String name, TypeText type) {}

  static TypeText of(String text) {
    return TypeTextReader.read(text);
  }

  static TypeText simple(String word) {
    return new TypeText(word, List.of(), List.of());
  }

  /** The same without a word of what it is made of. */
  TypeText withoutParts() {
    return new TypeText(word, parameters, List.of());
  }

  /** Whether fields with names of their own are somewhere in it. */
  boolean hasFields() {
    return isStruct() && !parts.isEmpty() || parts.stream().anyMatch(part -> part.type.hasFields());
  }

  boolean isStruct() {
    return TypeWords.STRUCTS.contains(word);
  }

  /** It and all types inside it. */
  Stream<TypeText> all() {
    return Stream.concat(Stream.of(this), parts.stream().flatMap(part -> part.type.all()));
  }
}
