import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Run by the build: lays a gzip file beside every text file of a folder. So both servers send the same bytes, compressed once
 * and as well as gzip can, and neither compresses while it answers.
 */
void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    try (Stream<Path> files = Files.walk(folder)) {
        files.filter(Files::isRegularFile).filter(this::isText).toList().forEach(this::compress);
    }
}

/** PNG is compressed already. */
static final Set<String> TEXT = Set.of("css", "html", "js", "json", "svg", "webmanifest", "yaml");

boolean isText(Path file) {
    String name = file.getFileName().toString();
    return TEXT.contains(name.substring(name.lastIndexOf('.') + 1));
}

void compress(Path file) {
    Path compressed = file.resolveSibling(file.getFileName() + ".gz");
    try (OutputStream out = new Best(Files.newOutputStream(compressed))) {
        Files.copy(file, out);
    } catch (IOException failed) {
        throw new UncheckedIOException(failed);
    }
}

static final class Best extends GZIPOutputStream {

    Best(OutputStream out) throws IOException {
        super(out);
        def.setLevel(Deflater.BEST_COMPRESSION);
    }
}
