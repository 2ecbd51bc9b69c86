package io.trialsync.obs.ejb.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PoolStateTest {

  /** What Open Liberty 26.0.0.3 shows for a pool of three with five callers. */
  static final String BUSY =
      """
      PoolManager@4167e0aa
      name=WebSphere:type=com.ibm.ws.jca.cm.mbean.ConnectionManagerMBean,jndiName=jdbc/obs,name=x[y]
      jndiName=jdbc/obs
      maxPoolSize=4
      size=4
      waiting=2
      unshared=2
       ManagedConnection@7c89276c=ActiveInUse thread=null
       ManagedConnection@b60d6d0=ActiveInUse thread=null
      shared=1
       ManagedConnection@349ea3fd=ActiveInTransaction thread=null transaction=2 connectionHandles=0
      available=1
       ManagedConnection@144d568c=Reusable
      """;

  @Test
  void countsSharedAndUnsharedConnectionsAsInUse() {
    assertThat(PoolState.parse(BUSY)).isEqualTo(new PoolState(3, 4, 2));
  }

  @Test
  void readsTextThatItDoesNotKnowAsNothing() {
    assertThat(PoolState.parse("size=many\nwaiting=-1")).isEqualTo(new PoolState(0, 0, 0));
  }
}
