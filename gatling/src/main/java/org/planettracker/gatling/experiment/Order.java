package org.planettracker.gatling.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

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
        return balanced(things, thing -> 0, blocks, seed);
    }

    /**
     * The same, but what will be compared with each other stands together in every block: a machine changes less from one second to the
     * next than from one minute to the next.
     *
     * @param group the same for things to be compared
     */
    public static <T> List<List<T>> balanced(List<T> things, Function<T, ?> group, int blocks, long seed) {
        Random random = new Random(seed);
        List<List<T>> orders = new ArrayList<>();
        for (int block = 0; block < blocks; block++) {
            List<T> order = block % 2 == 0 ? shuffled(things, group, random) : orders.getLast().reversed();
            orders.add(List.copyOf(order));
        }
        return orders;
    }

    /** Neighbours of the same group, in their order. */
    public static <T> List<List<T>> neighbours(List<T> things, Function<T, ?> group) {
        List<List<T>> all = new ArrayList<>();
        for (T thing : things) {
            if (all.isEmpty() || !group.apply(all.getLast().getLast()).equals(group.apply(thing))) {
                all.add(new ArrayList<>());
            }
            all.getLast().add(thing);
        }
        return all.stream().map(List::copyOf).toList();
    }

    private static <T> List<T> shuffled(List<T> things, Function<T, ?> group, Random random) {
        List<T> all = new ArrayList<>(things);
        Collections.shuffle(all, random);
        Map<Object, List<T>> groups = new LinkedHashMap<>();
        all.forEach(thing -> groups.computeIfAbsent(group.apply(thing), key -> new ArrayList<>()).add(thing));
        return groups.values().stream().flatMap(List::stream).toList();
    }
}
