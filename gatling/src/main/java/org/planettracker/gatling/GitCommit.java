package org.planettracker.gatling;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Which state of the project was measured. */
final class GitCommit {

    private GitCommit() {}

    /** The commit that is checked out, {@code unknown} without git. */
    static String of(Path project) {
        try {
            Process git = new ProcessBuilder("git", "-C", project.toString(), "describe", "--always", "--dirty",
                    "--abbrev=12")
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String printed = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 ? printed : "unknown";
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
