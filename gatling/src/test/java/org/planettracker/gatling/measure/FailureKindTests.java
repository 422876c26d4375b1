package org.planettracker.gatling.measure;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

final class FailureKindTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            finishConnect(..) failed with error(-111): Connection refused | CONNECT_REFUSED | SERVER
            newSocketStream(..) failed with error(-24): Too many open files | CLIENT_DESCRIPTORS | CLIENT
            connect(..) failed with error(-99): Cannot assign requested address | CLIENT_PORTS | CLIENT
            recvAddress(..) failed with error(-104): Connection reset by peer | RESET | SERVER
            Premature close | RESET | SERVER
            Request timeout to localhost/127.0.0.1:8080 after 3000 ms | TIMEOUT | SERVER
            status.find.is(200), but actually found 503 | BAD_STATUS | SERVER
            substring(Pong!).find.exists, found nothing | WRONG_BODY | SERVER
            something new | OTHER | UNKNOWN
            """)
    void messagesOfGatlingAreToldApart(String message, FailureKind kind, FailureKind.Fault fault) {
        assertThat(FailureKind.of(message)).isEqualTo(kind);
        assertThat(kind.fault()).isEqualTo(fault);
    }
}
