package org.planettracker.web.traffic;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

import org.springframework.util.unit.DataSize;

/**
 * What all connections together may hold of the heap, so that no number of clients brings a server to its end.
 *
 * <p>Counted is what a connection holds for long: itself, a request that has come in part, a stream that goes on. What it takes while a request
 * is answered is not: as many are answered at once as there are threads. The sizes are those of MVC, measured (docs/limits.md); WebFlux
 * takes less, and is bounded alike.
 */
public final class ConnectionMemory {

    /** What a connection takes whatever it does, in kB. */
    public static final int CONNECTION = 12;
    /** What a request takes besides whose header has come in part, in kB. */
    public static final int SMALL_HEADER = 52;
    /** The same for a header of more lines than {@link #MOST_SMALL_LINES}, in kB. */
    public static final int LARGE_HEADER = 84;
    /** What a subscriber of the live sky takes besides, in kB. */
    public static final int SUBSCRIBER = 84;
    /** Header lines of what counts as a small header. */
    public static final int MOST_SMALL_LINES = 16;

    private final long kilobytes;
    private final int mostConnections;
    private final AtomicInteger held = new AtomicInteger();
    private volatile LongSupplier connections = () -> 0;

    /**
     * Lets connections hold so much, and be no more than so many.
     *
     * @param memory          of the heap
     * @param mostConnections if the memory is enough for them
     */
    public ConnectionMemory(DataSize memory, int mostConnections) {
        kilobytes = memory.toKilobytes();
        this.mostConnections = Math.clamp(kilobytes / CONNECTION, 1, mostConnections);
    }

    /** Is told by the server how many connections there are. */
    public void countConnections(LongSupplier count) {
        connections = count;
    }

    /** How many connections there may be if none of them holds more than itself. */
    public int mostConnections() {
        return mostConnections;
    }

    /** How many subscribers there is memory for, if there is nobody else. */
    public int mostSubscribers() {
        return Math.clamp(kilobytes / (CONNECTION + SUBSCRIBER), 1, Integer.MAX_VALUE);
    }

    /** Whether there is room for the connections there are. */
    public boolean hasRoom() {
        long count = connections.getAsLong();
        return count <= mostConnections && count * CONNECTION + held.get() <= kilobytes;
    }

    /** Whether there is so much left, in kB. */
    public boolean hasRoomFor(int size) {
        return connections.getAsLong() * CONNECTION + held.get() + size <= kilobytes;
    }

    /** Takes memory, whether or not there is so much left, in kB; to be given back. */
    public void takeAnyway(int size) {
        held.addAndGet(size);
    }

    /**
     * Takes memory for what a connection is to hold, to be given back.
     *
     * @param size in kB
     * @return whether there was so much left; if not, nothing was taken
     */
    public boolean take(int size) {
        if (connections.getAsLong() * CONNECTION + held.addAndGet(size) <= kilobytes) {
            return true;
        }
        held.addAndGet(-size);
        return false;
    }

    /**
     * Gives back what was taken.
     *
     * @param size in kB
     */
    public void giveBack(int size) {
        held.addAndGet(-size);
    }

    /** What is taken besides the connections themselves, in kB. */
    public int taken() {
        return held.get();
    }
}
