package org.planettracker.web.server;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class TrackerSettingsTests {

    private static TrackerSettings settings(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("tracker",
                TrackerSettings.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tracker.workers                    | many     | a whole number from 1 to 1024
            tracker.workers                    | 0        | a whole number from 1 to 1024
            tracker.workers                    | -1       | a whole number from 1 to 1024
            tracker.workers                    | 1025     | a whole number from 1 to 1024
            tracker.workers                    | 1.5      | a whole number from 1 to 1024
            tracker.orekit-data                | /no/such | a folder that can be read
            tracker.limits.backlog             | 0        | a whole number from 1 to 65535
            tracker.limits.max-connections     | none     | a whole number from 1 to 1000000
            tracker.live.max-subscribers       | 0        | a whole number from 1 to 1000000
            tracker.limits.idle-timeout        | soon     | a duration from 100ms to 24h
            tracker.limits.request-header-size | tiny     | a size from 1KB to 1MB
            tracker.limits.connection-memory   | 1024B    | a size from 1MB to 1TB
            tracker.limits.write-timeout       | PT0.001S | a duration from 100ms to 1h
            tracker.limits.request-headers     | 9        | a whole number from 10 to 10000
            tracker.limits.streams             | 0        | a whole number from 1 to 1000
            tracker.live.heartbeat             | PT0S     | a duration from 1s to 1h
            tracker.track.max-points           | 9999     | a whole number from 10000 to 10000000
            tracker.track.workers              | 0        | a whole number from 1 to 1024
            tracker.access-log                 | perhaps  | true or false
            """)
    void aSettingThatCannotBeIsNamedWithItsValueAndWhatIsAccepted(String name, String value, String accepted) {
        Throwable failure = catchThrowable(() -> settings(Map.of(name, value)));

        FailureAnalysis analysis = new StartFailureAnalyzer().analyze(failure);

        assertThat(analysis).extracting(FailureAnalysis::getDescription)
                .isEqualTo("%s is %s, accepted is %s".formatted(name, value, accepted));
    }

    @Test
    void withoutSettingsTheFrameworkChoosesItsWorkers() {
        assertThat(settings(Map.of()).workers()).isNull();
    }

    @Test
    void tracksAreComputedByAllProcessorsUnlessSaidOtherwise() {
        assertThat(settings(Map.of()).track().workers(3)).isEqualTo(3);
        assertThat(settings(Map.of("tracker.track.workers", "2")).track().workers(3)).isEqualTo(2);
    }

    @Test
    void connectionsMayHoldWhatTheServerItselfDoesNotNeedOfTheHeap() {
        TrackerSettings.Limits limits = settings(Map.of()).limits();

        assertThat(limits.connectionMemory(512L << 20)).isEqualTo(DataSize.ofMegabytes(448));
        assertThat(limits.connectionMemory(80L << 20)).isEqualTo(DataSize.ofMegabytes(20));
        assertThat(settings(Map.of("tracker.limits.connection-memory", "5MB")).limits().connectionMemory(512L << 20))
                .isEqualTo(DataSize.ofMegabytes(5));
    }

    @Test
    void otherFailuresAreLeftToOthers() {
        assertThat(new StartFailureAnalyzer().analyze(new IllegalStateException("something else"))).isNull();
    }
}
