package org.planettracker.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

import org.planettracker.core.Body;
import org.planettracker.web.problem.ProblemType;
import org.planettracker.web.query.Parameter;

import static org.assertj.core.api.Assertions.assertThat;

/** The description and the code say the same; that the routes do too is part of the contract. */
class OpenApiTests {

    private final Map<String, ?> openApi;

    OpenApiTests() throws Exception {
        openApi = new Yaml().load(new ClassPathResource("META-INF/resources/openapi.yaml").getInputStream());
    }

    private Object at(String... path) {
        Object node = openApi;
        for (String step : path) {
            Object next = node instanceof Map<?, ?> map ? map.get(step) : null;
            node = Objects.requireNonNull(next, () -> String.join(".", path));
        }
        return node;
    }

    @Test
    void describesEveryParameterAndNoOther() {
        List<String> described = ((Map<?, ?>) at("components", "parameters")).keySet().stream().map(String::valueOf)
                .filter(name -> !name.equals("name")).toList();

        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Parameter.values()).map(Parameter::id).toList());
    }

    @Test
    void listsEveryTypeOfProblemAndNoOther() {
        assertThat((List<?>) at("components", "schemas", "Problem", "properties", "type", "enum")).map(String::valueOf)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ProblemType.values()).map(type -> type.type().toString()).toList());
    }

    @Test
    void listsEveryBodyInOrder() {
        assertThat((List<?>) at("components", "schemas", "Name", "enum")).map(String::valueOf)
                .containsExactlyElementsOf(Arrays.stream(Body.values()).map(Body::id).toList());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(references(openApi)).isNotEmpty().allSatisfy(reference -> at(reference.substring(2).split("/")));
    }

    private static List<String> references(Object node) {
        return switch (node) {
            case Map<?, ?> map -> map.entrySet().stream().flatMap(entry -> "$ref".equals(entry.getKey())
                    ? Stream.of(String.valueOf(entry.getValue()))
                    : references(entry.getValue()).stream()).toList();
            case List<?> list -> list.stream().flatMap(item -> references(item).stream()).toList();
            default -> List.of();
        };
    }
}
