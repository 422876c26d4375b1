package org.planettracker.web;

import java.time.InstantSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

import org.planettracker.core.Almanac;
import org.planettracker.web.json.ApiModule;
import org.planettracker.web.problem.ProblemAdvice;
import org.planettracker.web.problem.Refusals;
import org.planettracker.web.server.RunningServer;
import org.planettracker.web.server.ShutdownDelay;
import org.planettracker.web.server.TrackerInfo;
import org.planettracker.web.server.TrackerSettings;

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
    Sky sky(Almanac almanac) {
        return new Sky(almanac);
    }

    @Bean
    LiveSky liveSky(Sky sky, TrackerSettings settings) {
        return new LiveSky(sky, settings.live().maxSubscribers());
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
    Refusals refusals(JsonMapper json) {
        return new Refusals(json);
    }

    @Bean
    TrackerInfo trackerInfo(RunningServer server, Almanac almanac) {
        return new TrackerInfo(server, almanac.validity());
    }
}
