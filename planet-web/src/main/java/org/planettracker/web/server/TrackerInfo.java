package org.planettracker.web.server;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntSupplier;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

import org.planettracker.core.DataValidity;

/**
 * What {@code /actuator/info} tells: which server answers, with which effective settings, heap and collector, and until
 * when its data are good. The laboratory reads parity from here.
 */
public final class TrackerInfo implements InfoContributor {

    private final RunningServer server;
    private final TrackerSettings settings;
    private final IntSupplier mostSubscribers;
    private final DataValidity validity;

    public TrackerInfo(RunningServer server, TrackerSettings settings, IntSupplier mostSubscribers,
            DataValidity validity) {
        this.server = server;
        this.settings = settings;
        this.mostSubscribers = mostSubscribers;
        this.validity = validity;
    }

    @Override
    public void contribute(Info.Builder builder) {
        builder.withDetail("server", server.name());
        Map<String, Object> effective = new LinkedHashMap<>(server.effective());
        effective.put("trackPoints", settings.track().maxPoints());
        effective.put("trackWorkers", settings.track().workers(Runtime.getRuntime().availableProcessors()));
        effective.put("liveSubscribers", mostSubscribers.getAsInt());
        effective.put("accessLog", settings.accessLog());
        builder.withDetail("settings", effective);
        builder.withDetail("jvm", jvm());
        builder.withDetail("data", validity);
    }

    private static Map<String, Object> jvm() {
        Map<String, Object> jvm = new LinkedHashMap<>();
        jvm.put("version", Runtime.version().toString());
        jvm.put("processors", Runtime.getRuntime().availableProcessors());
        jvm.put("maxHeap", Runtime.getRuntime().maxMemory());
        jvm.put("collectors", ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(GarbageCollectorMXBean::getName).toList());
        // The virtual machine's own options alone: a system property may hold a secret, a path tells where files lie.
        jvm.put("arguments", ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-X") && argument.indexOf('/') < 0).toList());
        return jvm;
    }
}
