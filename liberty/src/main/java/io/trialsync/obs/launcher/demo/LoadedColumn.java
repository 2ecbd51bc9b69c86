package io.trialsync.obs.launcher.demo;

/** A column of a table as a run has loaded it. */
record LoadedColumn(String name, String type, long nullCount) {}
