package org.planettracker.web;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.actuate.endpoint.web.EndpointMediaTypes;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

import org.planettracker.core.Almanac;
import org.planettracker.web.json.ApiModule;
import org.planettracker.web.problem.ProblemAdvice;
import org.planettracker.web.problem.Refusals;
import org.planettracker.web.server.LastBytes;
import org.planettracker.web.server.RunningServer;
import org.planettracker.web.server.ShutdownDelay;
import org.planettracker.web.server.TrackerInfo;
import org.planettracker.web.server.TrackerSettings;
import org.planettracker.web.traffic.ConnectionMemory;
import org.planettracker.web.traffic.TrackBudget;
import org.planettracker.web.traffic.TrackWorkers;
import org.planettracker.web.traffic.Traffic;
import org.planettracker.web.traffic.WorkerLag;

/** All that is the same in both servers; each imports it and adds its controller and its server's settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({TrackerSettings.class, ShutdownDelay.class})
@Import(ProblemAdvice.class)
public class PlanetWeb {

    @Bean
    Almanac almanac(TrackerSettings settings) {
        return Almanac.load(settings.orekitData());
    }

    @Bean
    LastBytes lastBytes(Environment environment) {
        return new LastBytes(environment);
    }

    @Bean
    Sky sky(Almanac almanac, JsonMapper json) {
        return new Sky(almanac, json);
    }

    @Bean
    ConnectionMemory connectionMemory(TrackerSettings settings) {
        TrackerSettings.Limits limits = settings.limits();
        return new ConnectionMemory(limits.connectionMemory(Runtime.getRuntime().maxMemory()), limits.maxConnections());
    }

    @Bean
    LiveSky liveSky(Sky sky, TrackerSettings settings, ConnectionMemory memory) {
        return new LiveSky(sky, settings.live().maxSubscribers(), settings.live().heartbeat(), memory);
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    ApiModule apiModule() {
        return new ApiModule();
    }

    @Bean
    Refusals refusals(JsonMapper json, MeterRegistry meters) {
        Map<Integer, Counter> refused = new ConcurrentHashMap<>();
        return new Refusals(json, status -> refused.computeIfAbsent(status,
                first -> meters.counter("tracker.requests.refused", "status", Integer.toString(first))).increment());
    }

    @Bean
    TrackBudget trackBudget(TrackerSettings settings) {
        return new TrackBudget(settings.track().maxPoints());
    }

    @Bean
    TrackWorkers trackWorkers(TrackerSettings settings) {
        return new TrackWorkers(settings.track().workers(Runtime.getRuntime().availableProcessors()));
    }

    @Bean
    Traffic traffic(MeterRegistry meters, TrackerSettings settings, JsonMapper json) {
        Log accessLog = LogFactory.getLog(Traffic.ACCESS_LOG);
        return new Traffic(meters, settings.accessLog() ? accessLog::info : null, json);
    }

    @Bean
    WorkerLag workerLag(RunningServer server) {
        return new WorkerLag(server::workers);
    }

    @Bean
    TrackerMeters trackerMeters(LiveSky live, TrackBudget tracks, ConnectionMemory connections, WorkerLag lag,
            Almanac almanac) {
        return new TrackerMeters(live, tracks, connections, lag, almanac.validity());
    }

    /** Plain JSON: actuator's own media types name the framework. */
    @Bean
    EndpointMediaTypes endpointMediaTypes() {
        return new EndpointMediaTypes(MediaType.APPLICATION_JSON_VALUE);
    }

    @Bean
    TrackerInfo trackerInfo(RunningServer server, TrackerSettings settings, LiveSky live, Almanac almanac) {
        return new TrackerInfo(server, settings, live::most, almanac.validity());
    }
}
