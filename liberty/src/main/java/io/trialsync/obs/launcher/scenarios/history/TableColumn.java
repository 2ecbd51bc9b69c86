package io.trialsync.obs.launcher.scenarios.history;

/** A column as the worker tells of it. */
public record TableColumn(String name, String type) {}
