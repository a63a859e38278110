package org.doorstep.server;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Takes out what HAPI would set up for resource types that Doorstep does not serve, or keeps
 * itself.
 */
@Component
class UnservedTypesRemoval implements BeanDefinitionRegistryPostProcessor, BeanPostProcessor {

  private static final Pattern OF_ONE_TYPE = Pattern.compile("my([A-Z]\\w+?)(Dao|Rp)R4");

  @Override
  public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
    for (String name : registry.getBeanDefinitionNames()) {
      Matcher bean = OF_ONE_TYPE.matcher(name);
      if (bean.matches() && !isNeeded(bean.group(1))) {
        registry.removeBeanDefinition(name);
      }
    }
  }

  private static boolean isNeeded(String type) {
    // HAPI's class for List is called ListResource, and the whole system has a "type" of its own.
    return type.equals("System")
        || ServedTypes.STORED.contains(type.replace("ListResource", "List"));
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (bean instanceof DaoRegistry daos) {
      daos.setSupportedResourceTypes(ServedTypes.STORED);
    }
    return bean;
  }
}
