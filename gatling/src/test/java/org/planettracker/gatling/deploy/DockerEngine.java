package org.planettracker.gatling.deploy;

import java.io.UncheckedIOException;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

import org.planettracker.gatling.server.Bridge;

/** Looks for an engine, and builds the images once for all tests. */
final class DockerEngine implements ExecutionCondition, BeforeAllCallback {

    /** Of the images under test, so that they are nobody else's. */
    static final String TAG = "it";
    /** The same servers again, as a release that replaces the first. */
    static final String NEXT_TAG = "it-next";

    private static final String[] VARIANTS = {"webflux-app", "mvc-app"};
    private static final @Nullable String MISSING = missing();

    private static @Nullable String missing() {
        try {
            Command.Outcome outcome = Command.attempt(Map.of(), "docker", "compose", "version");
            if (outcome.exitCode() == 0) {
                outcome = Command.attempt(Map.of(), "docker", "info");
            }
            return outcome.exitCode() == 0 ? null : outcome.lines().getLast();
        } catch (UncheckedIOException e) {
            return e.getMessage();
        }
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (MISSING == null) {
            return ConditionEvaluationResult.enabled("a Docker engine answers");
        }
        String line = "%s skipped, no Docker engine with compose answers: %s".formatted(context.getDisplayName(),
                MISSING);
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            throw new IllegalStateException(line + " (CI=true requires one)");
        }
        System.out.println(line);
        return ConditionEvaluationResult.disabled(line);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(Namespace.create(DockerEngine.class)).computeIfAbsent(Images.class,
                key -> new Images(), Images.class);
    }

    /** Built before the first test, removed after the last; the builder's cache stays. */
    private static final class Images implements AutoCloseable {

        Images() {
            build(TAG, "first");
            build(NEXT_TAG, "next");
        }

        private static void build(String tag, String revision) {
            Command.run(Map.of("TAG", tag, "REVISION", revision), "docker", "compose", "--env-file", "/dev/null",
                    "--profile", "single", "build", "--quiet");
        }

        @Override
        public void close() {
            for (String variant : VARIANTS) {
                Command.docker("image", "rm", "--force", image(variant, TAG), image(variant, NEXT_TAG));
            }
        }
    }

    /**
     * This machine as others see it. On 127.0.0.1 the engine's own proxy stands before a published port: it accepts what
     * nobody will serve, and gives up for good when it runs out of files.
     */
    static String address() {
        return Bridge.address(Command.run(Map.of(), Bridge.NAME.toArray(String[]::new))).orElseThrow();
    }

    static String image(String variant, String tag) {
        return "planet-tracker/" + variant + ":" + tag;
    }
}
