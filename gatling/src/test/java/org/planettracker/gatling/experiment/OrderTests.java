package org.planettracker.gatling.experiment;

import java.util.List;
import java.util.stream.IntStream;

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

    @Property(tries = 200)
    void neighboursOfAGroupStayTogetherAndInOrder(@ForAll @Size(max = 12) List<Integer> things) {
        List<List<Integer>> groups = Order.neighbours(things, thing -> Math.floorMod(thing, 3));
        assertThat(groups.stream().flatMap(List::stream).toList()).isEqualTo(things);
        assertThat(groups).allSatisfy(
                group -> assertThat(group.stream().map(thing -> Math.floorMod(thing, 3)).distinct()).hasSize(1));
        for (int i = 1; i < groups.size(); i++) {
            assertThat(Math.floorMod(groups.get(i).getFirst(), 3))
                    .isNotEqualTo(Math.floorMod(groups.get(i - 1).getLast(), 3));
        }
    }

    @Property(tries = 200)
    void whatIsComparedStandsTogether(@ForAll @Size(min = 1, max = 12) @UniqueElements List<Integer> variants,
            @ForAll @IntRange(min = 1, max = 5) int blocks, @ForAll long seed) {
        for (List<Integer> order : Order.balanced(variants, variant -> Math.floorMod(variant, 3), blocks, seed)) {
            assertThat(order).containsExactlyInAnyOrderElementsOf(variants);
            List<Integer> groups = order.stream().map(variant -> Math.floorMod(variant, 3)).toList();
            long borders = IntStream.range(1, groups.size())
                    .filter(place -> !groups.get(place).equals(groups.get(place - 1))).count();
            assertThat(borders).isEqualTo(groups.stream().distinct().count() - 1);
        }
    }
}
