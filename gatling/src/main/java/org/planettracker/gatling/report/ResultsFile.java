package org.planettracker.gatling.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The results file of a running session. It is replaced as a whole after every measurement, by a rename, so that whatever happens the file on
 * disk is complete and holds all measurements but at most the last.
 */
public final class ResultsFile {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;
    private Results results;

    /**
     * Begins a file.
     *
     * @throws ResultsException if it cannot be written
     */
    public ResultsFile(Path file, Results begun) {
        this.file = file;
        this.results = begun;
        write();
    }

    /** Adds a measurement and writes. */
    public synchronized void add(Measurement measurement) {
        results = results.with(measurement);
        write();
    }

    /** Adds a server, unless it is there already, and writes. */
    public synchronized void add(Results.Server server) {
        if (!results.servers().contains(server)) {
            results = results.with(server);
            write();
        }
    }

    /** All so far. */
    public synchronized Results results() {
        return results;
    }

    private void write() {
        Path complete = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(complete, JSON.writeValueAsBytes(results));
            Files.move(complete, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ResultsException(
                    "cannot write " + file + ": " + e.getMessage() + "; what was written before is kept", e);
        }
    }

    /**
     * Reads a results file.
     *
     * @throws ResultsException if there is none or it is not one
     */
    public static Results read(Path file) {
        try {
            return JSON.readValue(Files.readAllBytes(file), Results.class);
        } catch (NoSuchFileException e) {
            throw new ResultsException("no results file " + file, e);
        } catch (IOException | JacksonException e) {
            throw new ResultsException(file + " is not a results file of this laboratory (" + Results.SCHEMA + "): "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
        }
    }
}
