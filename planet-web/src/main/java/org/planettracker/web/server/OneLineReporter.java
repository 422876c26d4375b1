package org.planettracker.web.server;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Says in one line why the server does not start; Boot's own report of a dozen lines is switched off. */
public final class OneLineReporter implements FailureAnalysisReporter {

    @Override
    public void report(FailureAnalysis analysis) {
        // Created here: the logging system is not ready when this class is loaded.
        Log log = LogFactory.getLog(OneLineReporter.class);
        log.error("Not started: " + analysis.getDescription().replaceAll("\\s*\\R\\s*", " "));
    }
}
