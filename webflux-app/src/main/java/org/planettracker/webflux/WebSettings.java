package org.planettracker.webflux;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.accept.RequestedContentTypeResolverBuilder;
import org.springframework.web.reactive.config.ResourceHandlerRegistration;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.resource.EncodedResourceResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

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
}
