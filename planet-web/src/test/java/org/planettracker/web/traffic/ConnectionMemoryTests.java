package org.planettracker.web.traffic;

import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionMemoryTests {

    private static final ConnectionMemory LARGE = new ConnectionMemory(DataSize.ofMegabytes(448), 16_384);

    private final AtomicLong connections = new AtomicLong();

    @Test
    void halfAGigabyteOfHeapHoldsTwelveThousandConnectionsOrFourThousandSubscribers() {
        LARGE.countConnections(() -> 12_000);

        assertThat(LARGE.mostConnections()).isEqualTo(16_384);
        assertThat(LARGE.hasRoom()).isTrue();
        assertThat(LARGE.mostSubscribers()).isEqualTo(4_778);
    }

    @Test
    void connectionsAreAsManyAsThereIsMemoryFor() {
        ConnectionMemory memory = memory(120);

        assertThat(memory.mostConnections()).isEqualTo(10);
        connections.set(10);
        assertThat(memory.hasRoom()).isTrue();
        connections.set(11);
        assertThat(memory.hasRoom()).isFalse();
    }

    @Test
    void whatOneHoldsIsMissingToTheOthersUntilItIsGivenBack() {
        ConnectionMemory memory = memory(120);
        connections.set(3);

        assertThat(memory.take(ConnectionMemory.LARGE_HEADER)).isTrue();
        assertThat(memory.taken()).isEqualTo(ConnectionMemory.LARGE_HEADER);
        assertThat(memory.take(ConnectionMemory.SMALL_HEADER)).isFalse();
        assertThat(memory.taken()).describedAs("what was not given is not taken")
                .isEqualTo(ConnectionMemory.LARGE_HEADER);
        assertThat(memory.hasRoom()).isTrue();
        connections.set(4);
        assertThat(memory.hasRoom()).isFalse();

        memory.giveBack(ConnectionMemory.LARGE_HEADER);
        assertThat(memory.hasRoom()).isTrue();
        assertThat(memory.take(ConnectionMemory.SMALL_HEADER)).isTrue();
    }

    private ConnectionMemory memory(int kilobytes) {
        ConnectionMemory memory = new ConnectionMemory(DataSize.ofKilobytes(kilobytes), 16_384);
        memory.countConnections(connections::get);
        return memory;
    }
}
