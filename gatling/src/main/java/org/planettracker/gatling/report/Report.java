package org.planettracker.gatling.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Draws everything from a results file: text for the terminal, Markdown, CSV and a page. */
public final class Report {

    private final Results results;
    private final List<Chapter> chapters;

    /** Reads what there is to say out of the results. */
    public Report(Results results) {
        this.results = results;
        this.chapters = Chapters.of(results);
    }

    /** Verdicts and tables, for a terminal. */
    public String text() {
        return chapters.stream().map(chapter -> "\n== " + chapter.title() + "\n\n" + lines(chapter.verdicts())
                + chapter.tables().stream().map(table -> "\n" + table.text()).collect(Collectors.joining()))
                .collect(Collectors.joining());
    }

    private static String lines(List<String> sentences) {
        return sentences.stream().map(sentence -> sentence + "\n").collect(Collectors.joining());
    }

    /** The same in Markdown, with machine and settings. */
    public String markdown() {
        StringBuilder text = new StringBuilder("# WebFlux, MVC and virtual threads compared\n\n");
        text.append(String.format("Run of %s, plan `%s`, seed %d.%n%n", results.session().started(),
                results.session().plan(),
                results.session().seed()));
        for (Chapter chapter : chapters) {
            text.append("## ").append(chapter.title()).append("\n\n");
            chapter.verdicts().forEach(verdict -> text.append("- ").append(verdict).append('\n'));
            text.append('\n');
            chapter.tables().forEach(table -> text.append(table.markdown()));
        }
        text.append("## How it was measured\n\n");
        Environment.circumstances(results).forEach(table -> text.append(table.markdown()));
        return text.toString();
    }

    /**
     * Writes {@code comparison.md}, {@code measurements.csv} and {@code index.html}.
     *
     * @throws ResultsException if a file cannot be written
     */
    public void write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("comparison.md"), markdown());
            Files.writeString(folder.resolve("measurements.csv"), Csv.of(results));
            Files.writeString(folder.resolve("index.html"), Page.of(results, chapters));
        } catch (IOException e) {
            throw new ResultsException("cannot write the report into " + folder + ": " + e.getMessage(), e);
        }
    }

    /**
     * What is missing or went wrong, for continuous integration: measurements that were planned and not made, and requests that failed.
     *
     * @return sentences, empty if every cell is filled and no request failed
     */
    public List<String> defects() {
        List<String> defects = new ArrayList<>();
        int missing = results.session().planned() - results.measurements().size();
        if (missing > 0) {
            defects.add(missing + " of " + results.session().planned() + " measurements were not made");
        }
        for (Measurement measurement : results.measurements()) {
            // What fails beside a crowd or under overload is the finding there.
            boolean failed = measurement.experiment().equals(EnduranceTables.ID) ? !measurement.valid()
                    : measurement.window().failed() > 0 || measurement.window().answers() == 0;
            if (failed) {
                defects.add(measurement.experiment() + ", block " + measurement.block() + ", "
                        + measurement.subject().label() + ": "
                        + String.join("; ", measurement.invalid()));
            }
        }
        return List.copyOf(defects);
    }
}
