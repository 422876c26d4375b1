package org.planettracker.gatling.simulation;

/**
 * What a load generator of bursts is to do next: warm up one server, or measure it, or both.
 *
 * @param baseUrl where the server is
 * @param serverPid its process, whose processor time is recorded; 0 when unknown
 * @param requests in a burst
 * @param cold whether the first burst is kept apart
 * @param warmUpRequests fewest requests of the warm-up
 * @param warmUpSeconds its shortest length
 * @param warmUpLongestSeconds its longest length; 0 for none
 * @param spanSeconds over which it must have been steady
 * @param measuredSeconds shortest length of the measured window; 0 for none
 * @param leastCpuSeconds processor time the server has to use in it, unless that takes more than twice as long
 * @param record file for the windows; empty to print a line a window
 */
public record BurstOrder(String baseUrl, long serverPid, int requests, boolean cold, long warmUpRequests,
        double warmUpSeconds, double warmUpLongestSeconds, double spanSeconds, double measuredSeconds,
        double leastCpuSeconds, String record) {}
