package org.planettracker.mvc;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.thread.Threading;
import org.springframework.context.ApplicationListener;

import org.planettracker.web.server.TrackerSettings;

/**
 * Gives virtual threads as many carriers as {@code tracker.workers} says.
 *
 * <p>The JDK reads its scheduler's properties once, when the first virtual thread is made; so they are set as soon as
 * the settings are known and before anything else starts.
 */
final class CarrierThreads implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";
    private static final String MOST = "jdk.virtualThreadScheduler.maxPoolSize";

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Integer workers = Binder.get(event.getEnvironment()).bindOrCreate("tracker", TrackerSettings.class).workers();
        if (workers != null && Threading.VIRTUAL.isActive(event.getEnvironment())) {
            System.setProperty(PARALLELISM, workers.toString());
            System.setProperty(MOST, workers.toString());
        }
    }
}
