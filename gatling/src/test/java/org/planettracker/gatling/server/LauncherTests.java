package org.planettracker.gatling.server;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

final class LauncherTests {

    private static final Contender MVC_VIRTUAL = Contenders.choose(List.of("mvc-virtual"), List.of()).getFirst();

    @TempDir
    Path project = Path.of("");

    /** A jar as the Spring Boot plugin packages it: a module of the project, a library, and what packaging adds. */
    @BeforeEach
    void build() throws IOException {
        Files.createDirectories(project.resolve("planet-web/target/classes"));
        Path target = Files.createDirectories(project.resolve("mvc-app/target"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Start-Class", "org.example.Main");
        List<String> libraries = List.of("planet-web-1.0.jar", "tomcat-11.jar", "spring-boot-jarmode-tools-4.1.1.jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(target.resolve("mvc-app.jar")),
                manifest)) {
            jar.putNextEntry(new JarEntry("BOOT-INF/classpath.idx"));
            for (String library : libraries) {
                jar.write(("- \"BOOT-INF/lib/" + library + "\"\n").getBytes(StandardCharsets.UTF_8));
            }
            for (String library : libraries) {
                jar.putNextEntry(new JarEntry("BOOT-INF/lib/" + library));
                jar.write(library.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private List<String> command(Mode mode) {
        return new Launcher(project, project.resolve("scratch")).command(new Variant(MVC_VIRTUAL, mode), 4711);
    }

    @Test
    void devServerIsC1OnlyOnExplodedClassesWithoutWhatPackagingAdds() throws IOException {
        Path tomcat = project.resolve("scratch/mvc-app/tomcat-11.jar");
        String classPath = String.join(File.pathSeparator, project.resolve("mvc-app/target/classes").toString(),
                project.resolve("planet-web/target/classes").toString(), tomcat.toString());
        assertThat(command(Mode.DEV)).containsSubsequence("-XX:TieredStopAtLevel=1", "-cp", classPath,
                "org.example.Main",
                "--server.port=4711", "--spring.threads.virtual.enabled=true");
        assertThat(tomcat).hasContent("tomcat-11.jar");
    }

    @Test
    void productionServerIsTheJarWithItsWorkers() {
        assertThat(command(Mode.FOUR_WORKERS))
                .containsSubsequence("-jar", project.resolve("mvc-app/target/mvc-app.jar").toString(),
                        "--server.port=4711", "--spring.threads.virtual.enabled=true", "--tracker.workers=4")
                .doesNotContain("-XX:TieredStopAtLevel=1");
    }

    @Test
    void everyServerHasTheSameHeapAndCollector() {
        assertThat(Mode.ALL).filteredOn(mode -> mode.cores() == null)
                .allSatisfy(mode -> assertThat(command(mode)).containsAll(Launcher.JVM_FLAGS));
    }

    @Test
    void heapOfAModeComesAfterTheOneOfAll() {
        assertThat(command(Mode.PRODUCTION.withHeap(128))).containsSubsequence("-Xmx512m", "-Xms128m", "-Xmx128m",
                "-jar");
        assertThat(Mode.PRODUCTION.on(1).withHeap(128).label()).isEqualTo("1 core, heap of 128 MiB");
    }

    @Test
    void projectThatIsNotBuiltSaysWhatToDo() {
        Contender webflux = Contenders.choose(List.of("webflux"), List.of()).getFirst();
        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> new Launcher(project, project).command(new Variant(webflux, Mode.DEV), 1))
                .withMessageContaining("webflux-app.jar is missing").withMessageContaining("mvn -DskipTests package");
    }
}
