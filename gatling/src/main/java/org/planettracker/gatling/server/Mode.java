package org.planettracker.gatling.server;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * How a contender is started.
 *
 * @param id short name
 * @param label name in tables
 * @param launch which class path and compiler
 * @param arguments what an application is told beyond its own arguments
 * @param cores how many processor cores the server may use; absent for all
 * @param jvmFlags what its virtual machine is told beyond what all are told
 */
public record Mode(String id, String label, Launch launch, List<String> arguments, @Nullable Integer cores,
        List<String> jvmFlags) {

    /** Which class path and compiler. */
    public enum Launch {
        /** What {@code mvn spring-boot:run} starts: exploded classes, and the C1 compiler only. */
        DEVELOPMENT,
        /** The packaged jar on the full compiler. */
        PACKAGED
    }

    /** What a developer starts while coding. */
    public static final Mode DEV = new Mode("dev", "dev server", Launch.DEVELOPMENT, List.of());
    /** Production with one worker. */
    public static final Mode ONE_WORKER = new Mode("workers-1", "production, 1 worker", Launch.PACKAGED,
            List.of("--tracker.workers=1"));
    /** Production with four workers. */
    public static final Mode FOUR_WORKERS = new Mode("workers-4", "production, 4 workers", Launch.PACKAGED,
            List.of("--tracker.workers=4"));
    /** Production with each framework's own number of workers. */
    public static final Mode PRODUCTION = new Mode("production", "production", Launch.PACKAGED, List.of());
    /** Each framework as it comes, without the settings that make the comparison fair. */
    public static final Mode DEFAULTS = new Mode("defaults", "as the framework comes", Launch.PACKAGED,
            List.of("--spring.profiles.active=defaults"));

    /** All, in the order of the tables. */
    public static final List<Mode> ALL = List.of(DEV, ONE_WORKER, FOUR_WORKERS, PRODUCTION, PRODUCTION.on(1),
            PRODUCTION.on(2), DEFAULTS);

    /** So many containers behind the balancer, each with so much of a core. */
    public static Mode replicas(int count, double cpus) {
        return new Mode("replicas-" + count,
                String.format(Locale.ROOT, "%d %s of %.2f CPU", count, count == 1 ? "replica" : "replicas", cpus),
                Launch.PACKAGED, List.of());
    }

    public Mode {
        arguments = List.copyOf(arguments);
        jvmFlags = List.copyOf(jvmFlags);
    }

    private Mode(String id, String label, Launch launch, List<String> arguments) {
        this(id, label, launch, arguments, null, List.of());
    }

    /** The same on so many cores. */
    public Mode on(int wanted) {
        return new Mode(id + "-cores-" + wanted, wanted == 1 ? "1 core" : wanted + " cores", launch, arguments, wanted,
                jvmFlags);
    }

    /** The same with a heap of so many megabytes. */
    public Mode withHeap(int megabytes) {
        return new Mode(id + "-heap-" + megabytes, label + ", heap of " + megabytes + " MiB", launch, arguments, cores,
                List.of("-Xms" + megabytes + "m", "-Xmx" + megabytes + "m"));
    }
}
