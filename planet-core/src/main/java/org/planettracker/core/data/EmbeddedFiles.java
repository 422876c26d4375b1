package org.planettracker.core.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;

import org.jspecify.annotations.Nullable;

import org.planettracker.core.AlmanacDataException;

/** The data files that travel inside the library, each checked against the checksum that was taken when it was made. */
final class EmbeddedFiles {

    private static final String CHECKSUMS = "checksums.txt";
    private static final String EXPECTED = "the file that belongs to this version of planet-core";

    private final Source source;
    private final Map<String, String> checksums = new HashMap<>();

    /** Where the files come from. */
    @FunctionalInterface
    interface Source {
        @Nullable
        InputStream open(String name) throws IOException;
    }

    EmbeddedFiles() {
        this(EmbeddedFiles.class::getResourceAsStream);
    }

    EmbeddedFiles(Source source) {
        this.source = source;
        new String(read(CHECKSUMS), StandardCharsets.US_ASCII).lines().forEach(line -> {
            String[] words = line.split(" +", 2);
            checksums.put(words[words.length - 1], words[0]);
        });
    }

    /**
     * The bytes of a file.
     *
     * @throws AlmanacDataException if it is missing or not what was put there
     */
    byte[] bytes(String name) {
        byte[] bytes = read(name);
        String found = checksum(bytes);
        if (!found.equals(checksums.get(name))) {
            throw new AlmanacDataException(name,
                    "is damaged, %d bytes with checksum %s instead of %s".formatted(bytes.length, found,
                            checksums.get(name)),
                    EXPECTED);
        }
        return bytes;
    }

    private byte[] read(String name) {
        try (InputStream in = source.open(name)) {
            if (in == null) {
                throw new AlmanacDataException(name, "is missing", EXPECTED);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AlmanacDataException(name, "cannot be read (%s)".formatted(e.getMessage()), EXPECTED, e);
        }
    }

    /** The CRC-32C of a file's bytes, which processors compute at several bytes a cycle. */
    static String checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return "%08x".formatted(crc.getValue());
    }
}
