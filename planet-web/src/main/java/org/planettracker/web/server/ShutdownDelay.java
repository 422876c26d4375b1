package org.planettracker.web.server;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps a server that was told to end answering for a while, with its readiness already down.
 *
 * <p>Spring Boot refuses readiness and stops listening in the same instant; a balancer that asks every half second would
 * go on sending requests to a closed port. With the delay it has time to notice. The default, none, is for a server
 * without a balancer.
 */
@ConfigurationProperties("tracker.shutdown")
public final class ShutdownDelay implements SmartLifecycle {

    static final String SETTING = "tracker.shutdown.delay";

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Duration delay;
    private volatile boolean running;

    /**
     * @param delay how long the server goes on answering, 0 to 1 minute
     * @throws InvalidSettingException if the delay is out of range
     */
    public ShutdownDelay(@DefaultValue("0s") Duration delay) {
        if (delay.isNegative() || delay.compareTo(LONGEST) > 0) {
            throw new InvalidSettingException(SETTING, delay, TrackerSettings.accepted(SETTING));
        }
        this.delay = delay;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Ends before everything else: also before the server's own graceful shutdown, which closes the port. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
