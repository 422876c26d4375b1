package org.planettracker.mvc;

import java.time.Duration;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Leaves Tomcat running for a moment after its graceful shutdown, which counts only requests that have reached a servlet: one
 * that was read but had not got there would find no application and be answered 400.
 */
@Component
final class LastRequests implements SmartLifecycle {

    private static final Duration MOMENT = Duration.ofMillis(200);

    private volatile boolean running;

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        try {
            Thread.sleep(MOMENT);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the graceful shutdown, before the end of Tomcat. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE - 1;
    }
}
