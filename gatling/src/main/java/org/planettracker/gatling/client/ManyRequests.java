package org.planettracker.gatling.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.HdrHistogram.Recorder;
import tools.jackson.databind.json.JsonMapper;

import org.planettracker.gatling.measure.CpuClock;
import org.planettracker.gatling.measure.Latencies;
import org.planettracker.gatling.measure.Window;

/** Makes the requests in one way, the first time cold and then some times over, and writes down wall and processor time of each time. */
public final class ManyRequests {

    private ManyRequests() {}

    /**
     * Runs once.
     *
     * @param args way, address of the page, number of requests, number of times after the first, file for the windows
     */
    public static void main(String[] args) throws IOException {
        Way way = Way.valueOf(args[0]);
        URI page = URI.create(args[1]);
        int requests = Integer.parseInt(args[2]);
        List<Window> windows = new ArrayList<>();
        for (int time = 0; time <= Integer.parseInt(args[3]); time++) {
            windows.add(once(way, page, requests, time == 0 ? "cold" : "measured"));
        }
        Files.write(Path.of(args[4]), JsonMapper.shared().writeValueAsBytes(windows));
    }

    private static Window once(Way way, URI page, int requests, String name) {
        Recorder latencies = Latencies.recorder();
        double cpu = CpuClock.ownSeconds();
        long start = System.nanoTime();
        way.request(page, requests, nanos -> latencies.recordValue(Latencies.micros(nanos)));
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Window(name, requests, seconds, List.of(), Latencies.encode(latencies.getIntervalHistogram()),
                CpuClock.ownSeconds() - cpu, null,
                null, Map.of(), true);
    }
}
