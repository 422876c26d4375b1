package org.planettracker.mvc;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsUtils;

import org.planettracker.web.AnswerHeaders;
import org.planettracker.web.Page;
import org.planettracker.web.problem.Refusals;
import org.planettracker.web.traffic.TrackBudget;
import org.planettracker.web.traffic.Traffic;

/**
 * Puts the {@link AnswerHeaders} on every answer, refuses targets that cannot be read and tracks beyond their bounds,
 * finds the page at {@code /}, and reports each answer to {@link Traffic}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class FirstFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient Refusals refusals;
    private final transient Traffic traffic;
    private final transient TrackBudget tracks;
    private final transient InstantSource clock;

    FirstFilter(Refusals refusals, Traffic traffic, TrackBudget tracks, InstantSource clock) {
        this.refusals = refusals;
        this.traffic = traffic;
        this.tracks = tracks;
        this.clock = clock;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long begin = System.nanoTime();
        try {
            answer(request, response, chain);
        } finally {
            atTheEnd(request, () -> answered(request, response, begin));
        }
    }

    /** When the answer is complete: now, or later if it goes on without this thread. */
    private static void atTheEnd(HttpServletRequest request, Runnable action) {
        if (request.isAsyncStarted()) {
            request.getAsyncContext().addListener(new AtTheEnd(action));
        } else {
            action.run();
        }
    }

    private void answered(HttpServletRequest request, HttpServletResponse response, long begin) {
        traffic.answered(request.getMethod(), request.getRequestURI(), request.getQueryString(), response.getStatus(),
                System.nanoTime() - begin);
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!Refusals.isReadable(request.getRequestURI(), request.getQueryString())) {
            refuse(HttpServletResponse.SC_BAD_REQUEST, null, response);
            return;
        }
        TrackBudget.Share share = null;
        if (TrackBudget.isNeededFor(request.getRequestURI())) {
            share = tracks.take(request.getQueryString(), clock.instant());
            if (share == null) {
                refuse(HttpServletResponse.SC_SERVICE_UNAVAILABLE, null, response);
                return;
            }
        }
        AnswerHeaders.set(response::setHeader);
        if (CorsUtils.isPreFlightRequest(request)) {
            AnswerHeaders.setPreflight(response::setHeader);
        }
        HttpServletRequest whole = request.getMethod().equals("HEAD") ? new WholeFile(request) : request;
        if (request.getRequestURI().startsWith("/actuator/")) {
            chain.doFilter(new WithoutParameters(whole), new Unflushed(response));
            if (response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST && response.getContentType() == null) {
                refuse(response.getStatus(), request.getRequestURI(), response);
            }
            return;
        }
        if (share != null) {
            try {
                chain.doFilter(whole, response);
            } finally {
                atTheEnd(request, share::close);
            }
        } else if (request.getRequestURI().equals("/")) {
            whole.getRequestDispatcher(Page.INDEX).forward(whole, response);
        } else {
            chain.doFilter(whole, response);
        }
    }

    private void refuse(int status, @Nullable String path, HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.getOutputStream().write(refusals.answer(status, path, response::setHeader));
    }

    /** An answer that goes on after the request's thread has gone is complete when it says so. */
    private record AtTheEnd(Runnable action) implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            action.run();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // Completion follows.
        }

        @Override
        public void onError(AsyncEvent event) {
            // Completion follows.
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // It has begun.
        }
    }

    /** What actuator answers without a body must not be on its way before it has words. */
    private static final class Unflushed extends HttpServletResponseWrapper {

        Unflushed(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void flushBuffer() {
            // The container does at the end.
        }
    }

    /** Actuator would read the parameters, of which its endpoints take none, and fail over those that cannot be decoded. */
    private static final class WithoutParameters extends HttpServletRequestWrapper {

        WithoutParameters(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }
    }

    /** A range is defined for GET alone; MVC would cut the answer to HEAD as well. */
    private static final class WholeFile extends HttpServletRequestWrapper {

        WholeFile(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return HttpHeaders.RANGE.equalsIgnoreCase(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return HttpHeaders.RANGE.equalsIgnoreCase(name) ? null : super.getHeader(name);
        }
    }
}
