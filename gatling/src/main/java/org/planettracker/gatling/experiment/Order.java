package org.planettracker.gatling.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The order of variants, block by block: a random one and then its reverse, again and again. So every variant stands as often early as late
 * (ABBA), and a machine that grows warmer or busier favours none.
 */
public final class Order {

    private Order() {}

    /**
     * Orders each block.
     *
     * @param things what takes part once in every block
     * @param blocks how many
     * @param seed gives the same orders again
     */
    public static <T> List<List<T>> balanced(List<T> things, int blocks, long seed) {
        Random random = new Random(seed);
        List<List<T>> orders = new ArrayList<>();
        for (int block = 0; block < blocks; block++) {
            List<T> order;
            if (block % 2 == 0) {
                order = new ArrayList<>(things);
                Collections.shuffle(order, random);
            } else {
                order = orders.getLast().reversed();
            }
            orders.add(List.copyOf(order));
        }
        return orders;
    }
}
