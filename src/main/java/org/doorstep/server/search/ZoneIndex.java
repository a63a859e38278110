package org.doorstep.server.search;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.stereotype.Component;

/** Puts what knows zones and keepers in the place of what HAPI has for it. */
@Component
class ZoneIndex implements BeanDefinitionRegistryPostProcessor {

  @Override
  public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
    replace(registry, "searchParamExtractor", ZoneExtractor.class);
    replace(registry, "resourceSearchUrlSvc", ConditionalCreates.class);
  }

  private static void replace(BeanDefinitionRegistry registry, String name, Class<?> type) {
    registry.removeBeanDefinition(name);
    registry.registerBeanDefinition(name, new RootBeanDefinition(type));
  }
}
