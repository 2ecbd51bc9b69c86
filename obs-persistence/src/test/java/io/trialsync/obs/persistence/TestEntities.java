package io.trialsync.obs.persistence;

import io.trialsync.obs.persistence.job.Job;
import io.trialsync.obs.persistence.run.Attempt;
import io.trialsync.obs.persistence.run.LifeCycleLine;
import io.trialsync.obs.persistence.run.Run;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.hibernate.cfg.Configuration;

/** The mapping on the migrated schema, outside of a server; refuses to open where they differ. */
public final class TestEntities {
  private static final EntityManagerFactory FACTORY = over(TestDatabase.dataSource());

  private TestEntities() {}

  /** An entity manager of its own. */
  public static EntityManager manager() {
    return FACTORY.createEntityManager();
  }

  /** The mapping on connections of one's own. */
  public static EntityManagerFactory over(DataSource connections) {
    var mapping = new Configuration();
    mapping.addAnnotatedClass(Job.class);
    mapping.addAnnotatedClass(Run.class);
    mapping.addAnnotatedClass(Attempt.class);
    mapping.addAnnotatedClass(LifeCycleLine.class);
    mapping.getProperties().put("jakarta.persistence.nonJtaDataSource", connections);
    mapping.setProperty("hibernate.hbm2ddl.auto", "validate");
    mapping.setProperty("hibernate.jdbc.time_zone", "UTC");
    return mapping.buildSessionFactory();
  }
}
