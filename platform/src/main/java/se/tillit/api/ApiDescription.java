package se.tillit.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a program can ask, read once from {@code openapi.json}: the file that a test builds from the code and holds against it. */
@Component
public final class ApiDescription {

    private static final String FILE = "/api/openapi.json";
    private static final String SCHEMAS = "#/components/schemas/";

    private final byte[] file;
    private final List<Operation> operations;
    private final List<Form> forms;

    ApiDescription() {
        try (InputStream in = Objects.requireNonNull(ApiDescription.class.getResourceAsStream(FILE))) {
            file = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JsonNode root = JsonMapper.shared().readTree(file);
        JsonNode schemas = root.path("components").path("schemas");
        operations = root.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(method -> Operation.of(method.getKey(), path.getKey(), method.getValue(), schemas)))
                .toList();
        forms = schemas.properties().stream()
                .map(schema -> Form.of(schema.getKey(), schema.getValue()))
                .toList();
    }

    byte[] file() {
        return file;
    }

    public List<Operation> operations() {
        return operations;
    }

    public List<Form> forms() {
        return forms;
    }

    /** @param form the name of the form that the value has; empty where it has none of its own */
    public record Field(String name, String type, String form, boolean required, String description) {

        private static Field of(String name, JsonNode schema, boolean required, String description) {
            return new Field(name, kindOf(schema), formOf(schema), required, description);
        }
    }

    /** The form of an object. */
    public record Form(String name, String description, List<Field> fields) {

        private static Form of(String name, JsonNode schema) {
            return new Form(
                    name,
                    schema.path("description").asString(""),
                    schema.path("properties").properties().stream()
                            .map(field -> Field.of(
                                    field.getKey(),
                                    field.getValue(),
                                    false,
                                    field.getValue().path("description").asString("")))
                            .toList());
        }
    }

    /**
     * One thing that can be asked.
     *
     * @param body the name of the form that is sent; empty where none is
     * @param answer the name of the form that comes back; empty where it is no JSON object
     * @param curl how to ask it at the command line
     */
    public record Operation(
            String id,
            String method,
            String path,
            String summary,
            String description,
            List<Field> parameters,
            String body,
            String answer,
            String curl) {

        private static Operation of(String method, String path, JsonNode operation, JsonNode schemas) {
            JsonNode sent = operation
                    .path("requestBody")
                    .path("content")
                    .path("application/json")
                    .path("schema");
            String body = formOf(sent);
            return new Operation(
                    operation.path("operationId").asString(),
                    method.toUpperCase(java.util.Locale.ROOT),
                    path,
                    operation.path("summary").asString(),
                    operation.path("description").asString(),
                    operation
                            .path("parameters")
                            .valueStream()
                            .map(one -> Field.of(
                                    one.path("name").asString(),
                                    one.path("schema"),
                                    one.path("required").asBoolean(false),
                                    one.path("description").asString()))
                            .toList(),
                    body,
                    answer(operation.path("responses")),
                    curl(
                            method,
                            path,
                            body.isEmpty()
                                    ? ""
                                    : schemas.path(body).path("example").toString()));
        }

        private static String answer(JsonNode responses) {
            return Stream.of("200", "201")
                    .map(code -> formOf(responses
                            .path(code)
                            .path("content")
                            .path("application/json")
                            .path("schema")))
                    .filter(form -> !form.isEmpty())
                    .findFirst()
                    .orElse("");
        }

        private static String curl(String method, String path, String body) {
            String address = "\"$TILLIT" + path.replaceAll("\\{(\\w+)}", "\\$" + "ID") + "\"";
            String key = "-H \"Authorization: Bearer $KEY\"";
            return body.isEmpty()
                    ? String.join(" ", "curl", key, address)
                    : String.join(
                            " ",
                            "curl -X",
                            method.toUpperCase(java.util.Locale.ROOT),
                            key,
                            "-H \"Idempotency-Key: $(uuidgen)\"",
                            "-H \"Content-Type: application/json\"",
                            "-d '" + body + "'",
                            address);
        }
    }

    /** The name of the form that a value has, or that each value in a list has. */
    private static String formOf(JsonNode schema) {
        JsonNode each = schema.has("items") ? schema.path("items") : schema;
        String reference = each.path("$ref").asString("");
        return reference.startsWith(SCHEMAS) ? reference.substring(SCHEMAS.length()) : "";
    }

    private static final Map<String, String> FORMATS = Map.of(
            "uuid",
            "UUID",
            "date",
            "date",
            "date-time",
            "date and time",
            "int32",
            "whole number",
            "int64",
            "whole number");

    private static String kindOf(JsonNode schema) {
        if (schema.has("items")) {
            String each = kindOf(schema.path("items"));
            return each.isEmpty() ? "list of" : "list of " + each;
        }
        if (schema.has("enum")) {
            return schema.path("enum").valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
        }
        return Optional.ofNullable(FORMATS.get(schema.path("format").asString("")))
                .orElseGet(() -> switch (schema.path("type").asString("")) {
                    case "string" -> "text";
                    case "boolean" -> "true or false";
                    case "integer", "number" -> "number";
                    default -> "";
                });
    }
}
