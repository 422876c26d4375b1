package org.planettracker.webflux;

import java.nio.ByteBuffer;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Flux;

/**
 * A long answer in pieces. Reactor Netty calls an answer of one piece done when it has been handed over, however little of it
 * the client has taken; one of many pieces when the last has gone, and only then are its points given back. A piece is also small
 * enough for Netty's pool, which a long answer as a whole is not.
 */
final class Pieces {

    private static final int PIECE = 16_384;

    private Pieces() {}

    /** The same answer. */
    static ResponseEntity<Flux<DataBuffer>> of(ResponseEntity<byte[]> whole) {
        byte[] body = whole.getBody() == null ? new byte[0] : whole.getBody();
        HttpHeaders headers = new HttpHeaders(whole.getHeaders());
        headers.setContentLength(body.length);
        return new ResponseEntity<>(pieces(body), headers, whole.getStatusCode());
    }

    private static Flux<DataBuffer> pieces(byte[] body) {
        return Flux.range(0, Math.ceilDiv(body.length, PIECE))
                .map(piece -> ByteBuffer.wrap(body, piece * PIECE, Math.min(PIECE, body.length - piece * PIECE)))
                .map(DefaultDataBufferFactory.sharedInstance::wrap);
    }
}
