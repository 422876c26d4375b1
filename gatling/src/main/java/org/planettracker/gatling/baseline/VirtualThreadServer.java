package org.planettracker.gatling.baseline;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** The same blocking code, a virtual thread for every connection. */
public final class VirtualThreadServer {

    private VirtualThreadServer() {}

    /**
     * Serves until the process ends.
     *
     * @param args port and listen backlog
     */
    public static void main(String[] args) throws IOException {
        try (ServerSocket server = new ServerSocket(Integer.parseInt(args[0]), Integer.parseInt(args[1]),
                InetAddress.getLoopbackAddress())) {
            while (true) {
                Socket connection = server.accept();
                Thread.startVirtualThread(() -> converse(connection));
            }
        }
    }

    private static void converse(Socket connection) {
        try (connection) {
            Exchange exchange = new Exchange(connection);
            boolean open = true;
            while (open) {
                open = exchange.serve(true);
            }
        } catch (IOException e) {
            System.err.println("connection lost: " + e.getMessage());
        }
    }
}
