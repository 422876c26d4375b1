package org.planettracker.mvc;

import java.util.List;

import org.springframework.boot.web.server.MimeMappings;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.resource.EncodedResourceResolver;

import org.planettracker.web.Page;

/** How MVC binds a query and serves the page. */
@Configuration(proxyBeanMethods = false)
class WebSettings implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new QueryResolver());
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry resources) {
        resources.addResourceHandler(Page.PATHS).addResourceLocations(Page.LOCATION)
                .setUseLastModified(false).setEtagGenerator(new Page()::etag)
                .resourceChain(false).addResolver(new EncodedResourceResolver());
    }

    /** MVC asks the servlet container for the type of a file first. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> mediaTypes() {
        MimeMappings types = new MimeMappings();
        Page.MEDIA_TYPES.forEach((extension, type) -> types.add(extension, type.toString()));
        return factory -> factory.addMimeMappings(types);
    }

    /** The mappings of the controller are asked first; by default those of the actuator are, at every request. */
    @Bean
    WebMvcRegistrations mappings() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new FirstMapping();
            }
        };
    }

    private static final class FirstMapping extends RequestMappingHandlerMapping {

        /** Before -100, the actuator's. */
        private static final int ORDER = -200;

        @Override
        public int getOrder() {
            return ORDER;
        }
    }
}
