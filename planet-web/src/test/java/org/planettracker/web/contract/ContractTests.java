package org.planettracker.web.contract;

import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;

/** What every server of this API does, seen from the network; each server runs all of it by extending this class. */
@Isolated
public abstract class ContractTests
        implements
            PlacesContract,
            EventsAndTrackContract,
            LiveContract,
            RefusalsContract,
            HttpContract,
            ConnectionContract,
            PageContract,
            ActuatorContract {

    /** Small in the tests, so that it can be reached. */
    public static final int MAX_SUBSCRIBERS = Contract.MAX_SUBSCRIBERS;

    @Value("${local.server.port}")
    private int port;

    @Autowired
    private ApplicationContext context;

    @Override
    public final int port() {
        return port;
    }

    @Override
    public final ApplicationContext context() {
        return context;
    }
}
