package org.planettracker.gatling.measure;

/** How a request can fail, and whose fault that is. */
public enum FailureKind {
    CONNECT_REFUSED("connection refused", Fault.SERVER), //
    RESET("connection reset or closed early", Fault.SERVER), //
    TIMEOUT("no answer in time", Fault.SERVER), //
    BAD_STATUS("wrong status", Fault.SERVER), //
    WRONG_BODY("wrong body", Fault.SERVER), //
    LOST("event that never came", Fault.SERVER), //
    CLIENT_DESCRIPTORS("client out of file descriptors", Fault.CLIENT), //
    CLIENT_PORTS("client out of ports", Fault.CLIENT), //
    OTHER("other", Fault.UNKNOWN);

    /** Whose limit was reached. */
    public enum Fault {
        SERVER, CLIENT, UNKNOWN
    }

    private final String words;
    private final Fault fault;

    FailureKind(String words, Fault fault) {
        this.words = words;
        this.fault = fault;
    }

    public String words() {
        return words;
    }

    public Fault fault() {
        return fault;
    }

    /**
     * Reads what Gatling or the operating system says of a failure. The numbers are Linux error codes as Netty's native transport prints
     * them: 24 EMFILE, 99 EADDRNOTAVAIL, 104 ECONNRESET, 32 EPIPE, 111 ECONNREFUSED.
     *
     * @param message the message of Gatling's response log or of an exception
     */
    public static FailureKind of(String message) {
        if (message.contains("error(-24)") || message.contains("Too many open files")) {
            return CLIENT_DESCRIPTORS;
        }
        if (message.contains("error(-99)") || message.contains("annot assign requested address")) {
            return CLIENT_PORTS;
        }
        if (message.contains("error(-111)") || message.contains("Connection refused")) {
            return CONNECT_REFUSED;
        }
        if (message.contains("error(-104)") || message.contains("error(-32)") || message.contains("onnection reset")
                || message.contains("Broken pipe") || message.contains("remature close")) {
            return RESET;
        }
        if (message.contains("timeout") || message.contains("timed out")) {
            return TIMEOUT;
        }
        if (message.startsWith("status.")) {
            return BAD_STATUS;
        }
        if (message.startsWith("substring(") || message.startsWith("bodyString")) {
            return WRONG_BODY;
        }
        return OTHER;
    }
}
