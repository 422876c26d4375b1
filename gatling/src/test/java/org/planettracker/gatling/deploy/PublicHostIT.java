package org.planettracker.gatling.deploy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The balancer on a host that the world may ask: {@code docker-compose.public.yml}. */
@OnDocker
class PublicHostIT {

    private static final String PASSWORD = "changeit";

    @Test
    void endsTlsAndKeepsOperationsToItself(@TempDir Path scratch) throws Exception {
        KeyStore keys = selfSigned(scratch.resolve("keys.p12"), DockerEngine.address());
        Path pem = scratch.resolve("planet-tracker.pem");
        Files.writeString(pem, pem("CERTIFICATE", keys.getCertificate("balancer").getEncoded())
                + pem("PRIVATE KEY", privateKey(keys).getEncoded()));
        try (Composition composition = new Composition(Map.of("COMPOSE_FILE",
                "docker-compose.yml:docker-compose.override.yml:docker-compose.public.yml", "CERTIFICATE_FILE",
                pem.toString()))) {
            composition.compose("up", "--detach", "--wait", "--scale", "replica=1", "balancer");
            URI plain = composition.published("BALANCED_PORT");
            URI safe = URI.create("https://" + plain.getHost() + ":" + composition.valueOf("HTTPS_PORT"));

            try (HttpClient client = HttpClient.newBuilder().sslContext(trusting(keys.getCertificate("balancer")))
                    .connectTimeout(Duration.ofSeconds(10)).build()) {
                HttpResponse<String> mars = get(client, safe.resolve("/planets/mars"));
                assertThat(mars.statusCode()).isEqualTo(200);
                assertThat(mars.body()).startsWith("{\"name\":\"mars\",\"az\":");
                assertThat(mars.version()).isEqualTo(HttpClient.Version.HTTP_2);
                assertThat(mars.headers().firstValue("strict-transport-security")).contains("max-age=31536000");

                assertThat(get(client, safe.resolve("/actuator/health")).statusCode()).isEqualTo(404);
                assertThat(get(client, safe.resolve("/%61ctuator/prometheus")).statusCode()).isEqualTo(404);

                HttpResponse<String> elsewhere = get(client, plain.resolve("/planets/mars?lon=1"));
                assertThat(elsewhere.statusCode()).isEqualTo(308);
                assertThat(elsewhere.headers().firstValue("location")).hasValueSatisfying(
                        location -> assertThat(location).startsWith("https://").endsWith("/planets/mars?lon=1"));
            }
        }
    }

    private static HttpResponse<String> get(HttpClient client, URI uri) throws Exception {
        return client.send(HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static KeyStore selfSigned(Path file, String address) throws Exception {
        Command.run(Map.of(), Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                "-alias", "balancer", "-keyalg", "EC", "-dname", "CN=balancer", "-ext", "SAN=ip:" + address,
                "-validity", "2", "-keystore", file.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD);
        return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    }

    private static Key privateKey(KeyStore keys) throws Exception {
        Key key = keys.getKey("balancer", PASSWORD.toCharArray());
        if (key == null) {
            throw new AssertionError("keytool made no key");
        }
        return key;
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(what,
                Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(bytes), what);
    }

    private static SSLContext trusting(Certificate certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("balancer", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
