package org.planettracker.gatling.report;

import java.util.List;

/** What the contenders are, in the columns of the published feature table, as of November 2026. */
final class Features {

    private Features() {}

    static Grid table() {
        return new Grid("The contenders",
                List.of("feature", "WebFlux", "MVC", "MVC, virtual threads", "Reactor Netty alone"), List.of( //
                        List.of("licence", "Apache 2.0", "Apache 2.0", "Apache 2.0", "Apache 2.0"), //
                        List.of("documentation", "reference and Javadoc", "reference and Javadoc", "reference, JEP 444",
                                "reference and Javadoc"), //
                        List.of("examples", "guides, samples", "guides, samples", "guides", "in its repository"), //
                        List.of("in production use", "since 2017", "since 2004", "since 2023", "since 2017"), //
                        List.of("community", "Spring", "Spring", "Spring, OpenJDK", "Reactor"), //
                        List.of("activity", "a release a month", "a release a month",
                                "a release a month, JDK two a year", "a release a month"), //
                        List.of("repository", "spring-projects/spring-framework", "spring-projects/spring-framework",
                                "spring-projects/spring-framework, openjdk/jdk", "reactor/reactor-netty"), //
                        List.of("thread pool", "a loop a core, at least four", "200 threads unless told",
                                "a virtual thread a request", "a loop a core, at least four"), //
                        List.of("WSGI or Servlet", "no", "Servlet", "Servlet", "no"), //
                        List.of("socket server", "Reactor Netty", "Tomcat", "Tomcat", "itself"), //
                        List.of("server-sent events", "Flux", "SseEmitter", "SseEmitter", "by hand"), //
                        List.of("epoll", "native transport on Linux", "through NIO", "through NIO",
                                "native transport on Linux"), //
                        List.of("tests", "contract suite of this project", "the same", "the same", "of the laboratory"), //
                        List.of("style", "returns publishers", "returns values", "returns values",
                                "handler functions")),
                List.of());
    }
}
