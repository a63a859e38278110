package org.doorstep.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.config.HapiJpaConfig;
import ca.uhn.fhir.jpa.config.r4.JpaR4Config;
import ca.uhn.fhir.jpa.config.util.HapiEntityManagerFactoryUtil;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirPostgresDialect;
import jakarta.persistence.EntityManagerFactory;
import java.util.Properties;
import javax.sql.DataSource;
import org.doorstep.server.fulltext.HibernateSearchProperties;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/** HAPI's entities on PostgreSQL, on a schema that the migrator has brought up to date. */
@Configuration(proxyBeanMethods = false)
@Import({JpaR4Config.class, HapiJpaConfig.class})
class PersistenceConfiguration {

  @Bean
  @Primary
  @DependsOn("schemaMigration")
  LocalContainerEntityManagerFactoryBean entityManagerFactory(
      DataSource dataSource,
      ConfigurableListableBeanFactory beans,
      FhirContext context,
      JpaStorageSettings settings,
      HibernateSearchProperties hibernateSearch) {
    LocalContainerEntityManagerFactoryBean factory =
        HapiEntityManagerFactoryUtil.newEntityManagerFactory(beans, context, settings);
    factory.setPersistenceUnitName("doorstep");
    factory.setDataSource(dataSource);
    factory.setJpaProperties(hibernateProperties());
    factory.getJpaPropertyMap().putAll(hibernateSearch.values());
    return factory;
  }

  private static Properties hibernateProperties() {
    Properties properties = new Properties();
    properties.setProperty("hibernate.dialect", HapiFhirPostgresDialect.class.getName());
    properties.setProperty("hibernate.hbm2ddl.auto", "none");
    // Only MDM links are audited, and Doorstep has no MDM.
    properties.setProperty("hibernate.integration.envers.enabled", "false");
    return properties;
  }

  @Bean
  @Primary
  JpaTransactionManager transactionManager(EntityManagerFactory entityManagerFactory) {
    return new JpaTransactionManager(entityManagerFactory);
  }
}
