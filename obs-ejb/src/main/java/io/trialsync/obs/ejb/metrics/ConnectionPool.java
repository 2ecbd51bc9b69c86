package io.trialsync.obs.ejb.metrics;

import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Reads one of the server's connection pools. Liberty shows a pool only through an operation that
 * answers text; it takes about 0.1 ms and needs no monitoring feature.
 *
 * @param component value of the label
 * @param configuredSize size to show until the server has made the pool, at its first use
 */
record ConnectionPool(MBeanServer server, String component, String jndiName, int configuredSize) {

  PoolState state() {
    try {
      Set<ObjectName> names =
          server.queryNames(
              new ObjectName(
                  "WebSphere:type=com.ibm.ws.jca.cm.mbean.ConnectionManagerMBean,jndiName="
                      + jndiName
                      + ",*"),
              null);
      return names.isEmpty() ? unused() : read(names.iterator().next());
    } catch (JMException e) {
      return unused();
    }
  }

  private PoolState read(ObjectName name) throws JMException {
    return PoolState.parse(
        String.valueOf(server.invoke(name, "showPoolContents", new Object[0], new String[0])));
  }

  private PoolState unused() {
    return new PoolState(0, configuredSize, 0);
  }
}
