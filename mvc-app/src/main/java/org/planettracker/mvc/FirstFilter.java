package org.planettracker.mvc;

import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsUtils;

import org.planettracker.web.AnswerHeaders;
import org.planettracker.web.Page;
import org.planettracker.web.problem.Refusals;

/** Puts the {@link AnswerHeaders} on every answer, refuses targets that cannot be read, and finds the page at {@code /}. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class FirstFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient Refusals refusals;

    FirstFilter(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!Refusals.isReadable(request.getRequestURI(), request.getQueryString())) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            response.getOutputStream().write(refusals.answer(response.getStatus(), null, response::setHeader));
            return;
        }
        AnswerHeaders.set(response::setHeader);
        if (CorsUtils.isPreFlightRequest(request)) {
            AnswerHeaders.setPreflight(response::setHeader);
        }
        HttpServletRequest whole = request.getMethod().equals("HEAD") ? new WholeFile(request) : request;
        if (request.getRequestURI().equals("/")) {
            whole.getRequestDispatcher(Page.INDEX).forward(whole, response);
        } else {
            chain.doFilter(whole, response);
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
