package org.planettracker.web.server;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class LastBytesTests {

    private static final int PORT = 8080;

    @ParameterizedTest
    @ValueSource(strings = {
        "   3: 020012AC:1F90 010012AC:D2B4 04 00001A2B:00000000 01:00000014 00000000     0        0 0 2 0000000000000000 20 4 30 10 -1",
        "  12: 0000000000000000FFFF0000020012AC:1F90 0000000000000000FFFF0000010012AC:D2B4 01 0000000F:00000000 01:00000014 00000000 10001 0 1"})
    void seesWhatTheKernelHasStillToSend(String line) {
        assertThat(LastBytes.unsent(line, PORT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
        // Everything acknowledged; a queue of connections to be accepted; somebody else's.
        "   3: 020012AC:1F90 010012AC:D2B4 01 00000000:00000010 00:00000000 00000000     0        0 0 2 0000000000000000 20 4 30 10 -1",
        "   0: 00000000:1F90 00000000:0000 0A 00000001:00000000 00:00000000 00000000 10001        0 7 1 0000000000000000 100 0 0 10 0",
        "   3: 020012AC:1F91 010012AC:1F90 01 00001A2B:00000000 01:00000014 00000000     0        0 0 2 0000000000000000 20 4 30 10 -1"})
    void doesNotWaitForAnythingElse(String line) {
        assertThat(LastBytes.unsent(line, PORT)).isFalse();
    }

    @Test
    void endsWithoutAServer() {
        LastBytes bytes = new LastBytes(new StandardEnvironment());
        bytes.start();
        bytes.stop();
        assertThat(bytes.isRunning()).isFalse();
    }
}
