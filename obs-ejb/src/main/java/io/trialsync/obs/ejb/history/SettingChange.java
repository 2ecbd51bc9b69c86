package io.trialsync.obs.ejb.history;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What one setting was and what it became; null where it was, or is, not set.
 *
 * @param setting its name, and behind a dot the member for those that have members
 */
public record SettingChange(String setting, @Nullable JsonNode from, @Nullable JsonNode to) {}
