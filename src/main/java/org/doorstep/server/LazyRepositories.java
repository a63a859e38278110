package org.doorstep.server;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;
import org.springframework.stereotype.Component;

/**
 * Sets up each of HAPI's 56 Spring Data repositories when it is first called, not at start.
 *
 * <p>HAPI switches its repositories on by annotation, so that Boot's {@code
 * spring.data.jpa.repositories.bootstrap-mode=lazy} does not reach them.
 */
@Component
class LazyRepositories implements BeanFactoryPostProcessor {

  private static final String REPOSITORIES = "ca.uhn.fhir.jpa.dao.data";

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    for (String name : beans.getBeanDefinitionNames()) {
      Class<?> type = beans.getType(name, false);
      if (type != null && type.getPackageName().equals(REPOSITORIES)) {
        beans.getBeanDefinition(name).setLazyInit(true);
      }
    }
    ((DefaultListableBeanFactory) beans).setAutowireCandidateResolver(new Resolver());
    beans.freezeConfiguration();
  }

  private static final class Resolver extends ContextAnnotationAutowireCandidateResolver {
    @Override
    protected boolean isLazy(DependencyDescriptor dependency) {
      return dependency.getDependencyType().getPackageName().equals(REPOSITORIES)
          || super.isLazy(dependency);
    }
  }
}
