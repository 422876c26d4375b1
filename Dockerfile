# One recipe for both servers. APP says which: webflux-app or mvc-app.
#   docker build --build-arg APP=mvc-app -t planet-tracker/mvc-app .
# Layers from slowest to fastest changing: Java, libraries, our classes, the AOT cache made from all of them.
ARG APP=webflux-app

# Compiles both servers in one go: the two images share this stage, so that building both compiles once.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
# The local repository is a cache of the builder, not a layer: a changed pom fetches what is new, not everything.
# Tests and formatting are checked by `mvn verify`, outside.
RUN --mount=type=cache,target=/root/.m2,sharing=locked \
    mvn --batch-mode -pl webflux-app,mvc-app -am package -DskipTests -Dspotless.check.skip

# Takes the executable jar apart: libraries change rarely, our classes often.
FROM maven:3.9-eclipse-temurin-25 AS layers
ARG APP
WORKDIR /layers
COPY --from=build /src/${APP}/target/${APP}.jar app.jar
RUN java -Djarmode=tools -jar app.jar extract --layers --destination extracted
# Netty unpacks its native code to /tmp, from where a container may execute nothing: it would do without epoll.
RUN mkdir native && cd native && for jar in ../extracted/dependencies/lib/netty-*-linux-*.jar; do \
      if [ -e "$jar" ]; then jar --extract --file "$jar" META-INF/native && mv META-INF/native/*.so . && rm -r META-INF; fi; \
    done

# The server without an AOT cache. Also the target to build for a comparison: docker build --target server
FROM eclipse-temurin:25-jre AS server
WORKDIR /app
COPY LICENSE NOTICE deploy/java.options deploy/healthcheck ./
COPY --from=layers /layers/native/ ./native/
COPY --from=layers /layers/extracted/dependencies/ ./
COPY --from=layers /layers/extracted/snapshot-dependencies/ ./
COPY --from=layers /layers/extracted/application/ ./
# A number, because Kubernetes' runAsNonRoot cannot look names up; nothing in the image belongs to it.
USER 10001:10001
# Both listen on the same port in a container; compose gives each its own outside.
ENV SERVER_PORT=8080
# glibc gives every thread a heap of its own and never takes them back; two are enough.
ENV MALLOC_ARENA_MAX=2
EXPOSE 8080
STOPSIGNAL SIGTERM
# Patient: a swarm ends what is unhealthy, and busy is not ill.
HEALTHCHECK --interval=2s --timeout=10s --start-period=60s --retries=5 CMD ["/app/healthcheck"]
# The JVM is process 1: SIGTERM reaches it without a shell in between.
ENTRYPOINT ["java", "@/app/java.options", "-jar", "/app/app.jar"]

# Trains on the very JVM, options and class path that will run: a cache made with others would be refused at start.
FROM server AS training
USER root
COPY deploy/train ./
RUN --mount=type=tmpfs,target=/tmp ./train /app/app.aot

FROM server
COPY --from=training /app/app.aot ./
ENTRYPOINT ["java", "@/app/java.options", "-XX:AOTCache=/app/app.aot", "-jar", "/app/app.jar"]
# Last, so that a new version or revision changes no layer.
ARG APP
ARG VERSION=1.0.0-SNAPSHOT
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Planet Tracker, ${APP}" \
      org.opencontainers.image.description="Where the Sun, Moon and planets stand in the sky, over HTTP" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.base.name="docker.io/library/eclipse-temurin:25-jre"
