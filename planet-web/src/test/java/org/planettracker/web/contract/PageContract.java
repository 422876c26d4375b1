package org.planettracker.web.contract;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yaml.snakeyaml.Yaml;

import org.planettracker.web.contract.RawHttp.Answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

/** The page and the description of the API. */
interface PageContract extends Contract {

    @Test
    default void thePageIsServedWithATagByWhichABrowserKnowsItAgain() throws Exception {
        Answer page = get("/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(page.headers()).doesNotContainKey("last-modified");
        assertThat(page.text()).isEqualTo(get("/index.html").text());
        Answer again = get("/", "If-None-Match: " + page.header("ETag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.header("ETag")).isEqualTo(page.header("ETag"));
    }

    @Test
    default void everyTextOfThePageTravelsCompressedForWhoeverTakesIt() throws Exception {
        for (String path : List.of("/", "/page.css", "/sky/main.js", "/icons/icon.svg", "/openapi.yaml")) {
            Answer plain = get(path);
            Answer compressed = get(path, "Accept-Encoding: br;q=0.1, gzip");

            assertThat(plain.headers()).as(path).doesNotContainKey("content-encoding");
            assertThat(compressed.status()).as(path).isEqualTo(200);
            assertThat(compressed.header("Content-Encoding")).as(path).isEqualTo("gzip");
            assertThat(compressed.header("Content-Type")).as(path).isEqualTo(plain.header("Content-Type"));
            assertThat(compressed.header("Vary")).as(path).containsIgnoringCase("Accept-Encoding");
            assertThat(compressed.header("ETag")).as(path).isNotEqualTo(plain.header("ETag"));
            assertThat(compressed.body()).as(path).hasSizeLessThan(plain.body().length);
            try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
                assertThat(unzipped.readAllBytes()).as(path).isEqualTo(plain.body());
            }
        }
    }

    @Test
    default void openApiDescribesExactlyTheMappedRoutes() throws Exception {
        Set<String> mapped = new TreeSet<>();
        for (Object controller : context().getBeansWithAnnotation(RestController.class).values()) {
            for (var method : controller.getClass().getDeclaredMethods()) {
                GetMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, GetMapping.class);
                if (mapping != null) {
                    mapped.addAll(List.of(mapping.path()));
                }
            }
        }

        Answer yaml = get("/openapi.yaml");
        Map<String, Map<String, ?>> openApi = new Yaml().load(yaml.text());

        assertThat(yaml.header("Content-Type")).startsWith("application/yaml");
        assertThat(openApi).extractingByKey("paths", MAP).containsOnlyKeys(mapped.toArray());
    }
}
