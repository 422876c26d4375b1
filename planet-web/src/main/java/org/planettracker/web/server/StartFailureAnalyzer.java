package org.planettracker.web.server;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

import org.planettracker.core.AlmanacDataException;

/** Finds the one sentence that explains why the server does not start. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class StartFailureAnalyzer implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        BindException binding = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidSettingException || cause instanceof AlmanacDataException) {
                return new FailureAnalysis(cause.getMessage(), null, cause);
            }
            if (cause instanceof BindException bind) {
                binding = bind;
            }
        }
        return binding == null ? null : unreadable(binding);
    }

    /** A value that is not even of the setting's type. */
    private static @Nullable FailureAnalysis unreadable(BindException binding) {
        ConfigurationProperty property = binding.getProperty();
        if (property == null || !property.getName().toString().startsWith("tracker.")) {
            return null;
        }
        String accepted = TrackerSettings.accepted(property.getName().toString());
        return new FailureAnalysis(
                "%s is %s, accepted is %s".formatted(property.getName(), property.getValue(), accepted),
                null, binding);
    }
}
