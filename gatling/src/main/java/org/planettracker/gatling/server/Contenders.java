package org.planettracker.gatling.server;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.planettracker.gatling.baseline.BlockingServer;
import org.planettracker.gatling.baseline.EventLoopServer;
import org.planettracker.gatling.baseline.VirtualThreadServer;

/** Every server there is to compare, in the order of the tables. Nothing else in the laboratory knows one from another. */
public final class Contenders {

    /** The frameworks under comparison. */
    public static final List<Contender> FRAMEWORKS = List.of( //
            new Contender("webflux", "WebFlux", new Program.Application("webflux-app"), List.of()), //
            new Contender("mvc", "MVC", new Program.Application("mvc-app"), List.of()), //
            new Contender("mvc-virtual", "MVC, virtual threads", new Program.Application("mvc-app"),
                    List.of("--spring.threads.virtual.enabled=true")));

    /** Event loops without a framework: the ceiling, and the yardstick of load generators. */
    public static final Contender EVENT_LOOP = new Contender("event-loop", "Reactor Netty alone",
            new Program.Baseline(EventLoopServer.class), List.of());

    /** Bare sockets, the floor and the ceiling. */
    public static final List<Contender> BASELINES = List.of( //
            new Contender("socket-blocking", "Socket, one blocking thread", new Program.Baseline(BlockingServer.class),
                    List.of()), //
            new Contender("socket-virtual", "Socket, virtual threads", new Program.Baseline(VirtualThreadServer.class),
                    List.of()), //
            EVENT_LOOP);

    private Contenders() {}

    /**
     * The contenders of a session.
     *
     * @param names ids to take part; empty for all frameworks and baselines
     * @param targets servers already running, as {@code name=http://host:port}; they always take part
     * @throws IllegalArgumentException naming what is accepted, if a name is unknown or a target is not of that form
     */
    public static List<Contender> choose(List<String> names, List<String> targets) {
        List<Contender> all = Stream.concat(FRAMEWORKS.stream(), BASELINES.stream()).toList();
        List<Contender> chosen = new ArrayList<>(all);
        if (!names.isEmpty()) {
            for (String name : names) {
                if (all.stream().noneMatch(contender -> contender.id().equals(name))) {
                    throw new IllegalArgumentException("no contender '" + name + "': accepted are "
                            + all.stream().map(Contender::id).collect(Collectors.joining(", ")));
                }
            }
            chosen.removeIf(contender -> !names.contains(contender.id()));
        }
        targets.forEach(target -> chosen.add(remote(target)));
        return List.copyOf(chosen);
    }

    private static Contender remote(String target) {
        int equals = target.indexOf('=');
        if (equals > 0 && target.substring(equals + 1).matches("https?://[^/\\s]+/?")) {
            String name = target.substring(0, equals);
            return new Contender(name, name,
                    new Program.Remote(URI.create(target.substring(equals + 1).replaceAll("/$", ""))), List.of());
        }
        throw new IllegalArgumentException("no target '" + target + "': accepted is name=http://host:port");
    }
}
