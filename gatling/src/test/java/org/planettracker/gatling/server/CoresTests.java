package org.planettracker.gatling.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

final class CoresTests {

    private final Children children = new Children();

    @AfterEach
    void endAll() {
        children.endAll();
    }

    @Test
    void readsTheNotationOfTheKernel() {
        assertThat(Cores.parse("\t0-2,5,8-9\n")).containsExactly(0, 1, 2, 5, 8, 9);
    }

    @Test
    void knowsAsManyAsTheVirtualMachineCounts() {
        assertThat(Cores.usable()).hasSize(Runtime.getRuntime().availableProcessors());
    }

    @Test
    void keepsARunningProcessOnSomeOfThem() throws IOException {
        assumeThat(Cores.canBeChosen()).as("taskset is installed").isTrue();
        List<Integer> last = List.of(Cores.usable().getLast());
        Process process = children.start(new ProcessBuilder("sleep", "60"));

        Cores.keep(process.pid(), last, children);

        assertThat(Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")))
                .contains("Cpus_allowed_list:\t" + last.getFirst());
    }

    @Test
    void saysWhichProcessCannotBeKeptWhere() throws IOException {
        assumeThat(Cores.canBeChosen()).as("taskset is installed").isTrue();
        Process process = children.start(new ProcessBuilder("sleep", "60"));

        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> Cores.keep(process.pid(), List.of(8_191), children))
                .withMessage("process " + process.pid() + " cannot be kept on cores 8191");
    }
}
