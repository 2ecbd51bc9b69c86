package io.trialsync.obs.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** All resources of the public port, from the root of the address. */
@ApplicationPath("/")
public class ObsApplication extends Application {}
