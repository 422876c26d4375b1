package org.planettracker.gatling.server;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;

/**
 * The bridge between this machine and a Docker engine's containers. What it has for an address, this machine says: an engine that has just
 * made the bridge does not tell yet.
 */
public final class Bridge {

    /** The command that prints its name. */
    public static final List<String> NAME = List.of("docker", "network", "inspect", "--format",
            "{{index .Options \"com.docker.network.bridge.name\"}}", "bridge");

    private Bridge() {}

    /**
     * This machine's address on the bridge; empty where the engine is in a machine of its own.
     *
     * @param name the name of the bridge
     */
    public static Optional<String> address(String name) {
        try {
            NetworkInterface bridge = name.isEmpty() ? null : NetworkInterface.getByName(name);
            return bridge == null ? Optional.empty()
                    : bridge.inetAddresses().filter(Inet4Address.class::isInstance).map(InetAddress::getHostAddress)
                            .findFirst();
        } catch (SocketException e) {
            return Optional.empty();
        }
    }
}
