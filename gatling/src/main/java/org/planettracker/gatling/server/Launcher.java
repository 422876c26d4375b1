package org.planettracker.gatling.server;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Makes the command line of a variant.
 *
 * <p>
 * The dev server is what {@code mvn -pl webflux-app -am spring-boot:run} starts: one Java process with {@code -XX:TieredStopAtLevel=1}, the
 * {@code target/classes} folders of the project's modules and the jars of the libraries on the class path, and the same main class. It is
 * started directly: Maven in front of it would add seconds to every replicate and nothing to the server. The libraries come out of the
 * packaged jar, so both modes run the same ones; compared with a server started by Maven, the command line differs in the order of the
 * libraries and in heap and collector, which are the same for all servers here. All servers get the same heap and the same collector.
 */
public final class Launcher {

    /** Same heap and collector for every server; the heap is committed from the start, so its growth is not part of a measurement. */
    public static final List<String> JVM_FLAGS = List.of("-Xms512m", "-Xmx512m", "-XX:+UseG1GC");

    /** Listen backlog of the baselines, the value both applications are configured with. */
    public static final int BACKLOG = 4096;

    /** Packaging adds this one, which no program uses. */
    private static final String ONLY_PACKAGED = "spring-boot-jarmode-tools-";

    private static final String LIBRARIES = "BOOT-INF/lib/";

    private final Path project;
    private final Path scratch;
    private final Map<String, List<String>> developmentCommands = new ConcurrentHashMap<>();

    /**
     * Makes command lines.
     *
     * @param project the root of the built project
     * @param scratch folder for the libraries of the dev servers
     */
    public Launcher(Path project, Path scratch) {
        this.project = project;
        this.scratch = scratch;
    }

    /** The root of the built project. */
    Path project() {
        return project;
    }

    /** The Java that runs this laboratory also runs the servers. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * The command line of a variant.
     *
     * @throws ServerException if the project is not built
     * @throws IllegalArgumentException for a server that is only asked, never started
     */
    public List<String> command(Variant variant, int port) {
        List<String> command = new ArrayList<>();
        Integer cores = variant.mode().cores();
        if (cores != null) {
            command.addAll(onCores(cores));
        }
        command.add(java());
        command.addAll(JVM_FLAGS);
        // The last of equal flags counts.
        command.addAll(variant.mode().jvmFlags());
        switch (variant.contender().program()) {
            case Program.Application(String module) -> {
                command.addAll(switch (variant.mode().launch()) {
                    case DEVELOPMENT -> developmentCommands.computeIfAbsent(module, this::exploded);
                    case PACKAGED -> List.of("-jar", jar(module).toString());
                });
                command.add("--server.port=" + port);
                command.addAll(variant.contender().arguments());
                command.addAll(variant.mode().arguments());
            }
            case Program.Baseline(Class<?> main) -> command.addAll(
                    List.of("--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                            main.getName(), String.valueOf(port),
                            String.valueOf(BACKLOG)));
            case Program.Composed composed -> throw new IllegalArgumentException(
                    composed + " is started by docker compose");
            case Program.Remote(var url) -> throw new IllegalArgumentException(url + " runs already");
        }
        return List.copyOf(command);
    }

    private static List<String> onCores(int cores) {
        if (!Cores.canBeChosen()) {
            throw new ServerException(
                    "/usr/bin/taskset is missing (package util-linux): without it a server cannot be kept on " + cores
                            + " cores");
        }
        List<Integer> usable = Cores.usable();
        return Cores.only(usable.subList(0, Math.min(cores, usable.size())));
    }

    private Path jar(String module) {
        Path jar = project.resolve(module).resolve("target").resolve(module + ".jar");
        if (!Files.isRegularFile(jar)) {
            throw new ServerException(jar + " is missing: build the project first, with mvn -DskipTests package");
        }
        return jar;
    }

    private List<String> exploded(String module) {
        try (JarFile jar = new JarFile(jar(module).toFile())) {
            String main = jar.getManifest().getMainAttributes().getValue("Start-Class");
            List<String> classPath = new ArrayList<>();
            classPath.add(classes(module).toString());
            for (String library : libraries(jar)) {
                classPath.add(onDisk(jar, module, library).toString());
            }
            return List.of("-XX:TieredStopAtLevel=1", "-cp", String.join(File.pathSeparator, classPath), main);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path classes(String module) {
        return project.resolve(module).resolve("target").resolve("classes");
    }

    /** The order of the class path as the Spring Boot plugin wrote it into the jar. */
    private static List<String> libraries(JarFile jar) throws IOException {
        try (BufferedReader index = new BufferedReader(
                new InputStreamReader(jar.getInputStream(jar.getEntry("BOOT-INF/classpath.idx")),
                        StandardCharsets.UTF_8))) {
            return index.lines().map(line -> line.replaceAll("^- \"BOOT-INF/lib/(.*)\"$", "$1"))
                    .filter(library -> !library.startsWith(ONLY_PACKAGED)).toList();
        }
    }

    /** Modules of this project as folders of classes, as Maven's reactor gives them to the dev server; other libraries as they are. */
    private Path onDisk(JarFile jar, String module, String library) throws IOException {
        try (Stream<Path> modules = Files.list(project)) {
            for (Path other : modules.filter(Files::isDirectory).toList()) {
                String name = other.getFileName().toString();
                if (library.startsWith(name + "-") && Files.isDirectory(classes(name))) {
                    return classes(name);
                }
            }
        }
        Path folder = Files.createDirectories(scratch.resolve(module));
        Path file = folder.resolve(library);
        if (!Files.exists(file)) {
            try (InputStream in = jar.getInputStream(jar.getEntry(LIBRARIES + library))) {
                Files.copy(in, file);
            }
        }
        return file;
    }
}
