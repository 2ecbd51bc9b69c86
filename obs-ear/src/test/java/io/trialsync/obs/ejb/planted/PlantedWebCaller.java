package io.trialsync.obs.ejb.planted;

import jakarta.ws.rs.core.Response;

/** Planted: a service that answers HTTP. */
public class PlantedWebCaller {
  int status(Response response) {
    return response.getStatus();
  }
}
