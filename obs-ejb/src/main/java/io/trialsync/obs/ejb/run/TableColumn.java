package io.trialsync.obs.ejb.run;

import org.jspecify.annotations.Nullable;

/**
 * One column of a table as a worker describes it; nested fields come flattened, as {@code
 * outer.inner}.
 *
 * @param type type in the words of the source system
 */
public record TableColumn(String name, @Nullable String type, @Nullable Boolean nullable) {}
