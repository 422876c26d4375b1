package org.planettracker.gatling.load;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import org.HdrHistogram.ConcurrentHistogram;
import org.slf4j.LoggerFactory;

import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pace;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.stopLoadGeneratorIf;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

/**
 * So many users at a time; each opens a connection, asks some times on it, and goes, and another comes. What is asked goes
 * around the given paths. With a rate, users take their time between requests, so that together they reach it; servers that
 * are slower than that are asked less, not buried: a load that piles up would say more about the machine than about them.
 * The load ends with its standard input: then nobody begins any more, and whoever has begun gets the answers.
 */
public final class SteadyLoadSimulation extends Simulation {

    /** Requests of one user. */
    static final int REQUESTS = 4;
    /** Printed with the first answer. */
    static final String BEGUN = "the load has begun";

    /** For a load that nobody ends. */
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final Pattern FAILED = Pattern.compile("Request '.*?' failed for user \\d+: (.*)", Pattern.DOTALL);
    /** Of one user, on average, when there is a rate. */
    private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(500);
    private static final String START = "start";

    private final List<String> paths = List.of(System.getProperty("paths", "/ping").split(" ", -1));
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger present = new AtomicInteger();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final LongAdder answered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final Map<String, LongAdder> reasons = new ConcurrentHashMap<>();
    private final ConcurrentHistogram microseconds = new ConcurrentHistogram(60_000_000L, 3);
    private volatile boolean enough;

    public SteadyLoadSimulation() {
        listenForReasons();
        int rate = Integer.getInteger("requestsPerSecond", 0);
        ChainBuilder request = exec(this::begin) //
                .exec(http("#{path}").get("#{path}").check(status().is(200))) //
                .exec(this::end);
        ChainBuilder once = rate == 0 ? request
                : pace(BETWEEN_REQUESTS.dividedBy(2), BETWEEN_REQUESTS.multipliedBy(3).dividedBy(2)).exec(request);
        ScenarioBuilder users = scenario("steady")
                .exec(stopLoadGeneratorIf("enough", session -> enough && present.get() == 0))
                .doIfOrElse(session -> enough).then(pause(Duration.ofMillis(100)))
                .orElse(exec(this::come).repeat(REQUESTS).on(once).exec(this::go));
        // The first request of a user comes at once, the others after their time.
        long together = rate * BETWEEN_REQUESTS.toMillis() * (REQUESTS - 1) / REQUESTS / 1_000;
        int count = rate == 0 ? Integer.getInteger("users", 1) : Math.toIntExact(together);
        setUp(users.injectClosed(constantConcurrentUsers(count).during(LONGEST)))
                .protocols(http.baseUrl(System.getProperty("baseUrl", "http://localhost:8080")).disableCaching());
    }

    @Override
    public void before() {
        Thread.ofPlatform().daemon().name("until told").start(() -> {
            try {
                System.in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                enough = true;
            }
        });
    }

    private Session come(Session session) {
        present.incrementAndGet();
        return session;
    }

    private Session go(Session session) {
        present.decrementAndGet();
        return session;
    }

    private Session begin(Session session) {
        String path = paths.get(Math.floorMod(turn.getAndIncrement(), paths.size()));
        return session.set("path", path).set(START, System.nanoTime());
    }

    private Session end(Session session) {
        microseconds.recordValue(Math.min((System.nanoTime() - session.getLong(START)) / 1000, 60_000_000L));
        (session.isFailed() ? failed : answered).increment();
        if (begun.compareAndSet(false, true)) {
            System.out.println(BEGUN);
        }
        return session.markAsSucceeded();
    }

    /** Gatling keeps the reason of a failure out of the session; its logger tells it. */
    private void listenForReasons() {
        LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
        logging.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
        Logger responses = logging.getLogger("io.gatling.http.engine.response");
        responses.setLevel(Level.DEBUG);
        responses.setAdditive(false);
        AppenderBase<ILoggingEvent> counter = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                Matcher reason = FAILED.matcher(event.getFormattedMessage());
                if (reason.matches()) {
                    reasons.computeIfAbsent(reason.group(1).strip(), key -> new LongAdder()).increment();
                }
            }
        };
        counter.setContext(logging);
        counter.start();
        responses.addAppender(counter);
    }

    @Override
    public void after() {
        Properties figures = new Properties();
        figures.setProperty("answered", answered.toString());
        figures.setProperty("failed", failed.toString());
        figures.setProperty("unanswered", String.valueOf(turn.get() - answered.sum() - failed.sum()));
        figures.setProperty("p50", String.valueOf(microseconds.getValueAtPercentile(50)));
        figures.setProperty("p99", String.valueOf(microseconds.getValueAtPercentile(99)));
        figures.setProperty("longest", String.valueOf(microseconds.getMaxValue()));
        reasons.forEach((reason, count) -> figures.setProperty("reason." + reason, count.toString()));
        try (Writer writer = Files
                .newBufferedWriter(Path.of(System.getProperty("figures", "steady-load.properties")))) {
            figures.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
