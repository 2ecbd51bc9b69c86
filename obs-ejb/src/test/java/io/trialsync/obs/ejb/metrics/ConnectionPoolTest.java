package io.trialsync.obs.ejb.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.junit.jupiter.api.Test;

class ConnectionPoolTest {

  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private final ConnectionPool pool = new ConnectionPool(server, "obs", "jdbc/obs", 8);

  /** The one operation of Liberty's pool that is read. */
  public interface ShownPool {
    String showPoolContents();
  }

  @Test
  void showsTheConfiguredSizeUntilTheServerHasMadeThePool() throws Exception {
    register("jdbc/obsHistory");
    assertThat(pool.state()).isEqualTo(new PoolState(0, 8, 0));
  }

  @Test
  void readsThePoolOfItsDataSource() throws Exception {
    register("jdbc/obs");
    assertThat(pool.state()).isEqualTo(new PoolState(3, 4, 2));
  }

  private void register(String jndiName) throws Exception {
    ShownPool shown = () -> PoolStateTest.BUSY;
    server.registerMBean(
        new StandardMBean(shown, ShownPool.class),
        new ObjectName(
            "WebSphere:type=com.ibm.ws.jca.cm.mbean.ConnectionManagerMBean,jndiName="
                + jndiName
                + ",name=dataSource[x]/connectionManager[default-0]"));
  }
}
