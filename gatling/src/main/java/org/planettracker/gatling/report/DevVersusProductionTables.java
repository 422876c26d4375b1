package org.planettracker.gatling.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The tables of the experiment {@code dev-vs-production}. */
final class DevVersusProductionTables {

    static final String ID = "dev-vs-production";
    private static final String APART = "Medians of rounds in which the server had one half of the cores and whoever asked had the other: where they share them, as in all other tables, a load generator that costs less leaves more to the server. In brackets the 95 % interval of the ratios of the rounds; a median further off than 15 % whose interval is not is not resolved. The last column is the published command, on all cores.";
    private static final String SHARED = "Medians of rounds in which server and load generators shared all cores: one that costs less leaves more to the server.";
    private static final String ONE = "Where there are no turns, only the published command was run; a thorough comparison has all production servers take them.";
    private static final String NEITHER = "ApacheBench (ab) and wrk gave no figure: are they installed?";

    private final List<Cell> cells;
    private final List<String> modes = new ArrayList<>();
    private final Map<String, String> modeLabels = new LinkedHashMap<>();
    private final Map<String, String> contenders = new LinkedHashMap<>();

    DevVersusProductionTables(Results results) {
        cells = Cell.of(results, ID).stream().filter(cell -> !cell.subject().twin()).toList();
        results.session().modes().stream()
                .filter(mode -> cells.stream().anyMatch(cell -> cell.subject().mode().equals(mode)))
                .forEach(modes::add);
        cells.forEach(cell -> {
            modeLabels.put(cell.subject().mode(),
                    cell.subject().modeLabel().isEmpty() ? "as it runs" : cell.subject().modeLabel());
            contenders.put(cell.subject().contender(), cell.subject().contenderLabel());
        });
    }

    /** The rows of the published table for every contender, the published figures below. */
    Grid published() {
        List<String> columns = new ArrayList<>(List.of("requests/s"));
        modes.forEach(mode -> columns.add(modeLabels.getOrDefault(mode, mode)));
        List<List<String>> rows = new ArrayList<>();
        contenders.forEach((contender, label) -> rows.add(row(label, mode -> Words.rate(rate(contender, mode)))));
        List<String> ids = List.copyOf(contenders.keySet());
        for (int i = 0; i < ids.size(); i++) {
            for (int j = i + 1; j < ids.size(); j++) {
                String first = ids.get(i);
                String second = ids.get(j);
                rows.add(row("% difference, " + contenders.get(first) + " over " + contenders.get(second),
                        mode -> Words.increase(rate(first, mode), rate(second, mode))));
            }
        }
        contenders.forEach((contender, label) -> rows.add(row("% increase over development server, " + label,
                mode -> "dev".equals(mode) ? "" : Words.increase(rate(contender, mode), rate(contender, "dev")))));
        rows.add(published("published: aiohttp", Published.AIOHTTP));
        rows.add(published("published: Flask", Published.FLASK));
        rows.add(row("published: % difference",
                mode -> Words.increase(of(Published.AIOHTTP, mode), of(Published.FLASK, mode))));
        rows.add(publishedIncrease("published: % increase over development server, aiohttp", Published.AIOHTTP));
        rows.add(publishedIncrease("published: % increase over development server, Flask", Published.FLASK));
        return new Grid(
                "Development server and production server, requests/s (median over blocks; 20 connections, bursts of 1,000)",
                columns,
                rows, List.of());
    }

    private List<String> row(String name, Function<String, String> value) {
        List<String> row = new ArrayList<>(List.of(name));
        modes.forEach(mode -> row.add(value.apply(mode)));
        return row;
    }

    private List<String> published(String name, List<Double> figures) {
        return row(name, mode -> Words.decimals(of(figures, mode), 2));
    }

    private List<String> publishedIncrease(String name, List<Double> figures) {
        return row(name, mode -> "dev".equals(mode) ? "" : Words.increase(of(figures, mode), of(figures, "dev")));
    }

    private static OptionalDouble of(List<Double> figures, String mode) {
        int index = Published.MODES.indexOf(mode);
        return index < 0 ? OptionalDouble.empty() : OptionalDouble.of(figures.get(index));
    }

    private OptionalDouble rate(String contender, String mode) {
        return cells.stream()
                .filter(cell -> cell.subject().contender().equals(contender) && cell.subject().mode().equals(mode))
                .findFirst()
                .map(cell -> cell.median(Cell::answersPerSecond)).orElse(OptionalDouble.empty());
    }

    /** How long one request takes, and what it costs. */
    List<Grid> costs() {
        return List.of(Costs.times("Service time (20 connections)", cells),
                Costs.costs("Cost of a request, and memory", cells));
    }

    /** What ApacheBench and wrk say of the same running servers. */
    Grid crossCheck() {
        List<List<String>> rows = cells.stream()
                .filter(cell -> cell.beside(Figure.AB_ANSWERS_PER_SECOND).isPresent()
                        || cell.beside(Figure.INTERLEAVED_ANSWERS_PER_SECOND).isPresent())
                .map(cell -> List.of(cell.subject().label(),
                        Words.rate(cell.beside(Figure.INTERLEAVED_ANSWERS_PER_SECOND)),
                        Words.rate(cell.beside(Figure.INTERLEAVED_AB_PER_SECOND)),
                        Words.rate(cell.beside(Figure.WRK_ANSWERS_PER_SECOND)),
                        Agreement.withAb(cell).words(),
                        Agreement.withWrk(cell).words(),
                        Agreement.verdict(Agreement.withAb(cell), Agreement.withWrk(cell)),
                        Words.rate(cell.beside(Figure.AB_ANSWERS_PER_SECOND))))
                .toList();
        boolean apart = cells.stream().anyMatch(cell -> cell.beside(Figure.INTERLEAVED_SERVER_CORES).isPresent());
        boolean inTurns = cells.stream()
                .anyMatch(cell -> cell.beside(Figure.INTERLEAVED_ANSWERS_PER_SECOND).isPresent());
        List<String> notes = new ArrayList<>();
        if (rows.isEmpty()) {
            notes.add(NEITHER);
        } else if (inTurns) {
            notes.add(apart ? APART : SHARED);
            if (cells.stream().anyMatch(cell -> cell.beside(Figure.AB_ANSWERS_PER_SECOND).isPresent()
                    && cell.beside(Figure.INTERLEAVED_ANSWERS_PER_SECOND).isEmpty())) {
                notes.add(ONE);
            }
        }
        return new Grid("Cross-check: three load generators in turns on the same running server, requests/s",
                List.of("server", "ours", "ab -k", "wrk -t1", "ours over ab, %",
                        "ours over wrk, %", "within 15 %", "ab -k -c 20 -n 1000"),
                rows, notes);
    }
}
