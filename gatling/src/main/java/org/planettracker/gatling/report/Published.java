package org.planettracker.gatling.report;

import java.util.List;

/** The figures published for Python servers, which the experiments reproduce in their own terms. */
final class Published {

    /** The modes that aiohttp and Flask were measured in, in the order of the figures below. */
    static final List<String> MODES = List.of("dev", "workers-1", "workers-4");

    /** {@code ab -k -c 20 -n 1000}, requests a second: {@code python app.py}, {@code gunicorn -w 1}, {@code gunicorn -w 4}. */
    static final List<Double> AIOHTTP = List.of(2023.08, 2396.24, 2541.97);
    static final List<Double> FLASK = List.of(721.92, 1041.30, 1729.17);

    /** {@code ab -r -n1000 -c150 -l} on a one-page server with blocking sockets, and with an event loop: requests a second, and failed. */
    static final double SYNC_PER_SECOND = 529.13;
    static final long SYNC_FAILED = 130;
    static final double ASYNC_PER_SECOND = 705.41;
    static final long ASYNC_FAILED = 44;

    /** httperf, one request a connection, 14 frameworks: connections a second the best and the worst kept up. */
    static final int BEST_CONNECTION_RATE = 7_400;
    static final int WORST_CONNECTION_RATE = 1_400;

    private Published() {}
}
