package io.trialsync.obs.web.planted.util;

/** Planted: a package with a name that says nothing. */
public class PlantedUtility {}
