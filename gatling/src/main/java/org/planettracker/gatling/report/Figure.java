package org.planettracker.gatling.report;

/** Single numbers that accompany a window, each with its unit. */
public enum Figure {
    COLD_ANSWERS_PER_SECOND("first burst of a fresh server, answers/s"), //
    WARM_UP_REQUESTS("right answers during the warm-up of the server"), //
    WARM_UP_SECONDS("length of that warm-up, s"), //
    OTHER_WORK_CORES("processor cores used meanwhile by everything but server, load generator and laboratory"), //
    STOLEN_CORES("processor cores that the hypervisor gave to other guests meanwhile"), //
    YARDSTICK_SECONDS("a fixed piece of arithmetic on all cores, just before the window, s of processor time a core"), //
    START_SECONDS("from the start of the process to its first answer, s"), //
    SERVER_RSS_BYTES("resident memory of the server at the end of the window, bytes"), //
    SERVER_RSS_BEFORE_BYTES("resident memory of the server before the load, bytes"), //
    SERVER_VIRTUAL_BYTES("virtual size of the server at the end of the window, bytes"), //
    CLIENT_RSS_BYTES("resident memory of the load generator at the end of the window, bytes"), //
    CLIENT_VIRTUAL_BYTES("virtual size of the load generator at the end of the window, bytes"), //
    CONNECTIONS_HELD("established connections to the server, the fewest of all counts in the window"), //
    AB_ANSWERS_PER_SECOND("what ApacheBench measured on the same running server, median, answers/s"), //
    AB_KEEP_ALIVE_REQUESTS("requests of 1,000 that ApacheBench found kept alive, the fewest of its runs"), //
    WRK_ANSWERS_PER_SECOND("wrk in those rounds, median, answers/s"), //
    INTERLEAVED_ANSWERS_PER_SECOND("our bursts in the rounds shared with ApacheBench and wrk, median, answers/s"), //
    INTERLEAVED_AB_PER_SECOND("ApacheBench in those rounds, median, answers/s"), //
    OVER_AB_LOW("our bursts over ApacheBench, lower end of the 95 % interval of the rounds, ratio"), //
    OVER_AB_HIGH("our bursts over ApacheBench, upper end of that interval, ratio"), //
    OVER_WRK_LOW("our bursts over wrk, lower end of the 95 % interval of the rounds, ratio"), //
    OVER_WRK_HIGH("our bursts over wrk, upper end of that interval, ratio"), //
    INTERLEAVED_SERVER_CORES(
            "cores of the server in those rounds, the load generators having the others; absent where all shared all"), //
    DEMANDED_PER_SECOND("connections demanded, 1/s"), //
    CONNECTIONS_MADE("connections demanded in all"), //
    PEAK_PER_SECOND("what the same server answered to a closed workload just before, answers/s"), //
    SENT_PER_SECOND("requests sent, 1/s"), //
    REFUSED_PER_SECOND("answers with 503 and Retry-After, 1/s"), //
    CEILING_PER_SECOND("highest rate the load generator kept up against the bare event loop, 1/s"), //
    LOAD_AVERAGE("load average of the machine over one minute when the window ended"), //
    WALL_SECONDS("wall time of all requests, median of the times after the first, s"), //
    CPU_SECONDS("processor time of all requests, median of the times after the first, s"), //
    COLD_WALL_SECONDS("wall time of the first time in a fresh process, s"), //
    COLD_CPU_SECONDS("processor time of that, s");

    private final String words;

    Figure(String words) {
        this.words = words;
    }

    /** What the number is, with its unit. */
    public String words() {
        return words;
    }
}
