package org.planettracker.gatling.simulation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Orders of the laboratory, a line of JSON each on standard input; a line on standard output says that the one before is carried out. */
final class LaboratoryOrders implements Iterator<BurstOrder> {

    private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    private @Nullable String next;

    @Override
    public boolean hasNext() {
        if (next == null) {
            System.out.println("@ready");
            try {
                next = in.readLine();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return next != null;
    }

    @Override
    public BurstOrder next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("the laboratory has no more orders");
        }
        BurstOrder order = JsonMapper.shared().readValue(next, BurstOrder.class);
        next = null;
        return order;
    }
}
