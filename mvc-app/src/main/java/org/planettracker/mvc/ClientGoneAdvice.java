package org.planettracker.mvc;

import org.apache.coyote.CloseNowException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** A client of HTTP/2 that has reset a request, or takes nothing of its answer, is no failure; Spring knows this of HTTP/1.1 alone. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ClientGoneAdvice {

    @ExceptionHandler
    void gone(CloseNowException closed) {
        // Nobody is there to be answered.
    }
}
