package org.planettracker.gatling.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which processor cores this process may use, and who is kept on which. Linux does that with {@code taskset}; elsewhere nobody does. */
public final class Cores {

    private static final Path TASKSET = Path.of("/usr/bin/taskset");
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String ALLOWED = "Cpus_allowed_list:";
    private static final Pattern RANGE = Pattern.compile("([0-9]+)(?:-([0-9]+))?");
    private static final long PATIENCE_SECONDS = 5;

    private Cores() {}

    /** Whether a process can be kept on some cores here. */
    public static boolean canBeChosen() {
        return Files.isExecutable(TASKSET);
    }

    /** The cores of this process by their numbers, which need not begin with 0. */
    public static List<Integer> usable() {
        try {
            return Files.readAllLines(STATUS).stream().filter(line -> line.startsWith(ALLOWED)).findFirst()
                    .map(line -> parse(line.substring(ALLOWED.length()))).orElseGet(Cores::counted);
        } catch (IOException e) {
            return counted();
        }
    }

    private static List<Integer> counted() {
        return IntStream.range(0, Runtime.getRuntime().availableProcessors()).boxed().toList();
    }

    /** The kernel's notation, {@code 0-2,5}. */
    static List<Integer> parse(String list) {
        return RANGE.matcher(list).results().flatMap(range -> {
            int first = Integer.parseInt(range.group(1));
            int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
            return IntStream.rangeClosed(first, last).boxed();
        }).toList();
    }

    /** What a command line begins with to be run on some cores only. */
    public static List<String> only(List<Integer> cores) {
        return List.of(TASKSET.toString(), "--cpu-list", list(cores));
    }

    /**
     * Keeps a running process on some cores, all of its threads.
     *
     * @throws ServerException if that cannot be done
     */
    public static void keep(long pid, List<Integer> cores, Children children) {
        List<String> command = List.of(TASKSET.toString(), "--all-tasks", "--pid", "--cpu-list", list(cores),
                String.valueOf(pid));
        try {
            Process process = children.start(
                    new ProcessBuilder(command).redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD));
            boolean done = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            children.end(process);
            if (!done || process.exitValue() != 0) {
                throw new ServerException("process " + pid + " cannot be kept on cores " + list(cores));
            }
        } catch (IOException e) {
            throw new ServerException(TASKSET + " cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("interrupted while a process was moved to other cores", e);
        }
    }

    private static String list(List<Integer> cores) {
        return cores.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
