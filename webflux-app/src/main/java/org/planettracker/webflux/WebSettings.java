package org.planettracker.webflux;

import org.springframework.boot.webflux.autoconfigure.WebFluxRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.accept.RequestedContentTypeResolverBuilder;
import org.springframework.web.reactive.config.ResourceHandlerRegistration;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.resource.EncodedResourceResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

import org.planettracker.web.Page;

/** How WebFlux binds a query and serves the page. */
@Configuration(proxyBeanMethods = false)
class WebSettings implements WebFluxConfigurer {

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
        resolvers.addCustomResolver(new QueryResolver());
    }

    @Override
    public void configureContentTypeResolver(RequestedContentTypeResolverBuilder builder) {
        builder.resolver(new AcceptHeader());
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry resources) {
        ResourceHandlerRegistration files = resources.addResourceHandler(Page.PATHS)
                .addResourceLocations(Page.LOCATION).setUseLastModified(false).setEtagGenerator(new Page()::etag);
        files.setMediaTypes(Page.MEDIA_TYPES);
        files.resourceChain(false).addResolver(new EncodedResourceResolver());
    }

    /** The mappings of the controller are asked first; by default those of the actuator are, at every request. */
    @Bean
    WebFluxRegistrations mappings() {
        return new WebFluxRegistrations() {
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
