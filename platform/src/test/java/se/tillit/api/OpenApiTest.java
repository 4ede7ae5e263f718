package se.tillit.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockHttpServletRequest;
import se.tillit.RunningTillit;
import se.tillit.access.Actor;
import se.tillit.web.Page;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description that is served, held against the one that the code gives today. */
class OpenApiTest {

    private static final Path FILE = Path.of("src", "main", "resources", "api", "openapi.json");
    private static ObjectNode built;

    /** What the code does not say of itself. */
    @Configuration(proxyBeanMethods = false)
    static class Around {

        @Bean
        OpenAPI around() {
            return new OpenAPI()
                    .info(new Info()
                            .title("Tillit")
                            .version("1")
                            .description(
                                    "The governance chain of an organisation and what flows through it, for programs. A key"
                                            + " made by somebody with an account lets a program do what that person may do.")
                            .license(new License().name("EUPL-1.2").identifier("EUPL-1.2")))
                    .servers(List.of(new Server().url("/").description("The installation that serves this file.")))
                    .security(List.of(new SecurityRequirement().addList("key")))
                    .components(new Components()
                            .addSecuritySchemes(
                                    "key",
                                    new SecurityScheme()
                                            .type(SecurityScheme.Type.HTTP)
                                            .scheme("bearer")
                                            .description("A personal key, made on the page /konto/nycklar.")));
        }

        @Bean
        OpenApiCustomizer refusals() {
            return api -> {
                api.getComponents().addSchemas("Problem", problem()).addSchemas("FieldProblem", fieldProblem());
                api.getPaths().values().stream()
                        .flatMap(path -> path.readOperations().stream())
                        .forEach(
                                operation -> operation
                                        .getResponses()
                                        .addApiResponse(
                                                "default",
                                                new ApiResponse()
                                                        .description(
                                                                "Why not: 400 cannot be read, 401 no valid key, 403 may not, 404 not"
                                                                        + " there, 409 changed meanwhile, 422 must be put right, 429 too many"
                                                                        + " questions.")
                                                        .content(
                                                                new Content()
                                                                        .addMediaType(
                                                                                "application/problem+json",
                                                                                new MediaType()
                                                                                        .schema(
                                                                                                new Schema<>()
                                                                                                        .$ref(
                                                                                                                "#/components/schemas/Problem"))))));
            };
        }

        private static Schema<?> problem() {
            return new ObjectSchema()
                    .description(
                            "Why it was not done (RFC 9457). The sentences are in the language of Accept-Language.")
                    .addProperty("title", new StringSchema().description("What happened."))
                    .addProperty("status", new IntegerSchema().description("The status of the answer."))
                    .addProperty("detail", new StringSchema().description("What to do."))
                    .addProperty("instance", new StringSchema().description("The address that was asked."))
                    .addProperty(
                            "problems",
                            new ArraySchema()
                                    .items(new Schema<>().$ref("#/components/schemas/FieldProblem"))
                                    .description("Each thing to put right."))
                    .addProperty("current", new ObjectSchema().description("With 409: how it stands now."))
                    .addProperty(
                            "reference",
                            new StringSchema().description("With 500: what to mention to whoever runs Tillit."));
        }

        private static Schema<?> fieldProblem() {
            return new ObjectSchema()
                    .description("One thing to put right.")
                    .addProperty("field", new StringSchema().description("Where, as the program named it."))
                    .addProperty("sentence", new StringSchema().description("What is wrong and what to do."));
        }
    }

    @BeforeAll
    static void build() {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class, Page.class);
        List<String> settings = List.of(
                "--springdoc.api-docs.enabled=true",
                "--springdoc.paths-to-match=/api/v1/**",
                "--springdoc.default-produces-media-type=application/json",
                "--springdoc.override-with-generic-response=false",
                "--springdoc.auto-tag-classes=false");
        try (var application =
                RunningTillit.start(RunningTillit.database(), settings, se.tillit.Serve.class, Around.class)) {
            built = (ObjectNode) JsonMapper.shared()
                    .readTree(application
                            .getBean(OpenApiWebMvcResource.class)
                            .openapiJson(new MockHttpServletRequest(), "/v3/api-docs", Locale.ENGLISH));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
        // As they happen to be found, which differs from run to run.
        sort((ObjectNode) built.path("paths"));
        sort((ObjectNode) built.path("components").path("schemas"));
    }

    private static void sort(ObjectNode node) {
        TreeMap<String, JsonNode> sorted = new TreeMap<>();
        node.properties().forEach(one -> sorted.put(one.getKey(), one.getValue()));
        node.removeAll();
        sorted.forEach(node::set);
    }

    @Test
    void whatIsServedIsWhatTheCodeDoes() throws IOException {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        String text = JsonMapper.shared()
                        .writer()
                        .with(new DefaultPrettyPrinter()
                                .withObjectIndenter(lines)
                                .withArrayIndenter(lines))
                        .writeValueAsString(built)
                + "\n";
        if (Boolean.getBoolean("write")) {
            Files.writeString(FILE, text);
        }
        assertThat(FILE).as("run this test with -Dwrite=true").hasContent(text);
    }

    @Test
    void everyOperationParameterAndFieldSaysWhatItIs() {
        List<String> silent = new ArrayList<>();
        built.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    String name = method.getKey() + " " + path.getKey();
                    note(silent, name, method.getValue());
                    if (method.getValue().path("summary").asString("").isBlank()) {
                        silent.add(name + " summary");
                    }
                    method.getValue()
                            .path("parameters")
                            .forEach(one -> note(silent, name + " " + one.path("name"), one));
                }));
        built.path("components").path("schemas").properties().forEach(schema -> {
            note(silent, schema.getKey(), schema.getValue());
            schema.getValue()
                    .path("properties")
                    .properties()
                    .forEach(field -> note(silent, schema.getKey() + "." + field.getKey(), field.getValue()));
        });
        assertThat(silent).isEmpty();
        assertThat(built.path("paths").size()).isGreaterThan(10);
    }

    private static void note(List<String> silent, String name, JsonNode described) {
        if (described.path("description").asString("").isBlank()) {
            silent.add(name);
        }
    }
}
