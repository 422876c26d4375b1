package org.planettracker.gatling.server;

import java.net.InetAddress;
import java.net.NetworkInterface;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The address of an interface of this machine. */
final class BridgeTests {

    @Test
    void addressIsThatOfTheInterface() throws Exception {
        NetworkInterface loopback = NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress());
        assertThat(Bridge.address(loopback.getName())).contains("127.0.0.1");
    }

    @Test
    void interfaceThatIsNotHereHasNone() {
        assertThat(Bridge.address("not-here")).isEmpty();
        assertThat(Bridge.address("")).isEmpty();
    }
}
