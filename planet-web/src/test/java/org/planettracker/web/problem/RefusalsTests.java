package org.planettracker.web.problem;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.springframework.util.StringUtils;
import tools.jackson.databind.json.JsonMapper;

import org.planettracker.web.json.ApiModule;

import static org.assertj.core.api.Assertions.assertThat;

class RefusalsTests {

    private final Refusals refusals = new Refusals(JsonMapper.builder().addModule(new ApiModule()).build(),
            status -> {});

    @Provide
    Arbitrary<String> targets() {
        return Arbitraries.strings().withChars("abz09/._-~;:@!$&'()*+,=%").withChars("{}[]|\"<>^`\\# \u00e9\u0000")
                .ofMaxLength(12);
    }

    @Property
    void whatIsReadableIsAUriAndDecodesToVisibleText(@ForAll("targets") String text) {
        Assume.that(Refusals.isReadable("/" + text, text));

        assertThat(URI.create("http://a/" + text + "?" + text).getRawQuery()).isEqualTo(text);
        assertThat(StringUtils.uriDecode(text, StandardCharsets.UTF_8)).matches("[ -~]*");
    }

    @Property
    void ordinaryTargetsAreReadable(@ForAll("ordinary") String text) {
        String segment = text.replace("/", "");
        assertThat(Refusals.isReadable("/planets/x" + segment + "/x" + segment, text)).isTrue();
    }

    @Example
    void segmentsThatSomeResolveAndOthersLookForAreNotReadable() {
        for (String path : List.of("//", "//a", "/a//b", "/a//", "/.", "/..", "/./a", "/a/../b", "/a/.", "/a/..",
                "/%2e",
                "/a/%2E%2e/b", "/a/.%2e", "/planets/..;a/b", "/a;b", "/a/b;c=d")) {
            assertThat(Refusals.isReadable(path, null)).as(path).isFalse();
        }
        for (String path : List.of("/", "/a", "/a/", "/.a", "/a.b", "/...", "/a/...", "/a/..b", "/%2ea", "/planets/a;b",
                "/planets/a/b;c=d")) {
            assertThat(Refusals.isReadable(path, null)).as(path).isTrue();
        }
    }

    @Provide
    Arbitrary<String> ordinary() {
        return Arbitraries.strings().withChars("abcxyz0123456789/._-~;:@!$&'()*+,=").ofMaxLength(20);
    }

    @Example
    void escapesMustBeComplete() {
        assertThat(Refusals.isReadable("/%20", "%20")).isTrue();
        for (String broken : new String[]{"%", "%2", "%zz", "%+1", "a%", "%%20"}) {
            assertThat(Refusals.isReadable("/", broken)).as(broken).isFalse();
        }
    }

    @Example
    void anAnswerHasItsHeadersAndTheLengthOfItsBody() {
        Map<String, String> headers = new TreeMap<>();

        byte[] body = refusals.answer(405, "/ping", headers::put);

        assertThat(new String(body, StandardCharsets.UTF_8)).startsWith("{\"type\":\"/problems/method-not-allowed\"")
                .contains("\"status\":405").contains("\"instance\":\"/ping\"");
        assertThat(headers).containsEntry("Content-Length", String.valueOf(body.length))
                .containsEntry("Content-Type", "application/problem+json").containsEntry("Allow", "GET, HEAD, OPTIONS")
                .containsEntry("X-Content-Type-Options", "nosniff").containsEntry("Cache-Control", "no-store");
    }

    @Example
    void aPathThatCannotBeReadIsNotRepeated() {
        String body = new String(refusals.answer(404, "/\"\r\n", (name, value) -> {}), StandardCharsets.UTF_8);

        assertThat(body).doesNotContain("instance");
    }
}
