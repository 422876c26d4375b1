package org.planettracker.gatling.measure;

import java.util.List;
import java.util.Optional;

import org.hipparchus.distribution.continuous.TDistribution;

/**
 * By how much figures of one server scatter from one fresh process to the next, taken from all servers that were measured in the same blocks: the
 * residual of a two-way analysis of variance of logarithms, servers by blocks. What all servers of a block have in common, a slow minute of the machine,
 * is not in it. A session has few blocks, and of two servers alone three of them tell little; of four servers they tell three times as much.
 * Servers are taken to scatter alike.
 *
 * @param variance of the logarithm of one figure
 * @param degreesOfFreedom how much is known about it: servers less one, times blocks less one
 */
public record Scatter(double variance, int degreesOfFreedom) {

    /**
     * What is compared is the median, and its interval is the wider of two: in simulated sessions of three and seven blocks it took 9 to 17 % more than
     * by the mean and Student's interval alone.
     */
    private static final double OF_MEDIANS = 1.13;

    /**
     * The scatter of some servers.
     *
     * @param servers of each its figures, positive, those at the same index from the same block
     * @return empty with fewer than two servers or two blocks, or if not all have as many figures
     */
    public static Optional<Scatter> of(List<List<Double>> servers) {
        int blocks = servers.isEmpty() ? 0 : servers.getFirst().size();
        if (servers.size() < 2 || blocks < 2 || servers.stream().anyMatch(figures -> figures.size() != blocks)) {
            return Optional.empty();
        }
        double[] ofBlock = new double[blocks];
        double[] ofServer = new double[servers.size()];
        double all = 0;
        for (int server = 0; server < ofServer.length; server++) {
            for (int block = 0; block < blocks; block++) {
                double value = Math.log(servers.get(server).get(block));
                ofServer[server] += value / blocks;
                ofBlock[block] += value / ofServer.length;
                all += value / blocks / ofServer.length;
            }
        }
        double squares = 0;
        for (int server = 0; server < ofServer.length; server++) {
            for (int block = 0; block < blocks; block++) {
                double residual = Math.log(servers.get(server).get(block)) - ofServer[server] - ofBlock[block] + all;
                squares += residual * residual;
            }
        }
        int degreesOfFreedom = (ofServer.length - 1) * (blocks - 1);
        return Optional.of(new Scatter(squares / degreesOfFreedom, degreesOfFreedom));
    }

    /**
     * Half the length of Student's interval of the difference of two servers' mean logarithms.
     *
     * @param blocks how many both were measured in
     * @param confidence of the interval, between 0 and 1
     */
    double halfInterval(int blocks, double confidence) {
        return quantile((1 + confidence) / 2) * ofDifference(blocks);
    }

    /**
     * About the ratio of two servers whose interval is without 1 in so many of all sessions.
     *
     * @param blocks how many both are measured in
     * @param confidence of the interval, between 0 and 1
     * @param power share of the sessions, between 0 and 1
     */
    public double detectable(int blocks, double confidence, double power) {
        return Math.exp(OF_MEDIANS * (quantile((1 + confidence) / 2) + quantile(power)) * ofDifference(blocks));
    }

    private double quantile(double probability) {
        return new TDistribution(degreesOfFreedom).inverseCumulativeProbability(probability);
    }

    private double ofDifference(int blocks) {
        return Math.sqrt(2 * variance / blocks);
    }
}
