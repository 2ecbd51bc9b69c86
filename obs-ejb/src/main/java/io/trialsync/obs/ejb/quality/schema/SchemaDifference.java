package io.trialsync.obs.ejb.quality.schema;

import org.jspecify.annotations.Nullable;

/**
 * One way in which a table is not as expected.
 *
 * @param column name of the column; the expected one where it has two
 * @param detail what tells this difference from another of the same kind and column, in canonical
 *     words, so that it is the same whichever spelling a worker uses: {@code integer → text}
 * @param evidence for a person: the types as they were told, or why a rename is likely
 */
public record SchemaDifference(
    DifferenceKind kind, String column, @Nullable String detail, @Nullable String evidence) {}
