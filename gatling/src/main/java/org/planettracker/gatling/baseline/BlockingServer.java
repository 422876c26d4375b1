package org.planettracker.gatling.baseline;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** One thread that accepts, reads, answers and closes, one connection after the other: the simplest server there is, and the floor. */
public final class BlockingServer {

    private BlockingServer() {}

    /**
     * Serves until the process ends.
     *
     * @param args port and listen backlog
     */
    public static void main(String[] args) throws IOException {
        try (ServerSocket server = new ServerSocket(Integer.parseInt(args[0]), Integer.parseInt(args[1]),
                InetAddress.getLoopbackAddress())) {
            while (true) {
                try (Socket connection = server.accept()) {
                    new Exchange(connection).serve(false);
                } catch (IOException e) {
                    System.err.println("connection lost: " + e.getMessage());
                }
            }
        }
    }
}
