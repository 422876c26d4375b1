package org.planettracker.gatling.experiment;

import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;

import static org.assertj.core.api.Assertions.assertThat;

final class OrderTests {

    @Property(tries = 200)
    void everyBlockHasEachVariantOnce(@ForAll @Size(min = 1, max = 12) @UniqueElements List<Integer> variants,
            @ForAll @IntRange(min = 1, max = 8) int blocks, @ForAll long seed) {
        List<List<Integer>> orders = Order.balanced(variants, blocks, seed);
        assertThat(orders).hasSize(blocks)
                .allSatisfy(order -> assertThat(order).containsExactlyInAnyOrderElementsOf(variants));
    }

    @Property(tries = 200)
    void everyVariantStandsAsOftenEarlyAsLate(@ForAll @Size(min = 1, max = 12) @UniqueElements List<Integer> variants,
            @ForAll long seed) {
        List<List<Integer>> orders = Order.balanced(variants, 4, seed);
        for (Integer variant : variants) {
            int places = orders.stream().mapToInt(order -> order.indexOf(variant)).sum();
            assertThat(places).isEqualTo(2 * (variants.size() - 1));
        }
    }

    @Property(tries = 50)
    void theSameSeedGivesTheSameOrder(@ForAll long seed) {
        List<Integer> variants = List.of(1, 2, 3, 4, 5, 6, 7);
        assertThat(Order.balanced(variants, 3, seed)).isEqualTo(Order.balanced(variants, 3, seed));
    }
}
