/**
 * What lateness is found from, what was found, and which server looks: plain JDBC over all tenants.
 */
@NullMarked
package io.trialsync.obs.persistence.lateness;

import org.jspecify.annotations.NullMarked;
