package io.trialsync.obs.web.planted;

/** Planted: prints, and lives in a package without package-info. */
public class PlantedPrinter {
  void print() {
    System.out.println("planted");
  }
}
