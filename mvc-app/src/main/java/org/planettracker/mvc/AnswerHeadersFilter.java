package org.planettracker.mvc;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import org.planettracker.web.AnswerHeaders;

/** Puts the {@link AnswerHeaders} on every answer, first of all, so that errors have them too. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class AnswerHeadersFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        AnswerHeaders.set(request.getMethod(), response::setHeader);
        chain.doFilter(request, response);
    }
}
