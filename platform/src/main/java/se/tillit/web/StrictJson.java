package se.tillit.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageNotReadableException;
import se.tillit.access.Problems;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.module.SimpleModule;

/**
 * What is sent as JSON is read to the letter: a field that nobody knows, one that stands twice, a number where a text belongs. A program that
 * is wrong about what it says hears it at once, rather than finding out that half of it was dropped.
 */
@Configuration(proxyBeanMethods = false)
class StrictJson {

    private static final int LONGEST_BODY = 1 << 18;
    private static final int LONGEST_NUMBER = 30;
    private static final int DEEPEST = 20;
    private static final int LONGEST_NAME = 200;

    @Bean
    static JsonFactoryBuilderCustomizer bounds() {
        return factory -> factory.streamReadConstraints(StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxDocumentLength(LONGEST_BODY)
                .maxNumberLength(LONGEST_NUMBER)
                .maxNameLength(LONGEST_NAME)
                .build());
    }

    @Bean
    static JsonMapperBuilderCustomizer strictness() {
        return mapper -> mapper.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS, MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .addModule(new SimpleModule("strict")
                        .addDeserializer(String.class, new WholeText())
                        .addDeserializer(LocalDate.class, new PlainDay()));
    }

    /** A text that the database keeps as it was sent: no control characters, no halves of characters. */
    private static final class WholeText extends StdScalarDeserializer<String> {

        WholeText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            String text = parser.getString();
            if (text.codePoints().anyMatch(WholeText::isUnreadable)) {
                throw new InvalidFormatException(parser, "control character", text, String.class);
            }
            return text;
        }

        private static boolean isUnreadable(int c) {
            return Character.getType(c) == Character.SURROGATE
                    || Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
        }
    }

    /** A day as 2026-11-25 and in no other way; the library's own also takes moments, and lists of numbers. */
    private static final class PlainDay extends StdScalarDeserializer<LocalDate> {

        PlainDay() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.getString();
            try {
                if (parser.hasToken(JsonToken.VALUE_STRING)) {
                    return LocalDate.parse(text);
                }
            } catch (DateTimeException notADay) {
                throw new InvalidFormatException(parser, "not a day", text, LocalDate.class);
            }
            return (LocalDate) context.handleUnexpectedToken(LocalDate.class, parser);
        }
    }

    /** What is wrong with what was sent, in words that say nothing of how we read it. */
    static Problems problems(HttpMessageNotReadableException unreadable) {
        if (!(unreadable.getCause() instanceof JacksonException broken)) {
            return new Problems().add("", "web.json-missing");
        }
        String field = broken.getPath().stream()
                .map(StrictJson::step)
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
        if (broken instanceof UnrecognizedPropertyException) {
            return new Problems().add(field, "web.json-unknown-field");
        }
        if (broken instanceof InvalidFormatException wrong && wrong.getTargetType() != null) {
            return wrong.getTargetType().isEnum()
                    ? new Problems().add(field, "web.not-one-of", names(wrong.getTargetType()))
                    : new Problems().add(field, "web.json-wrong-value");
        }
        return new Problems()
                .add(field, broken instanceof DatabindException ? "web.json-wrong-value" : "web.json-unreadable");
    }

    private static String step(JacksonException.Reference step) {
        return step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName();
    }

    static String names(Class<?> enumeration) {
        return Arrays.stream(enumeration.getEnumConstants())
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }
}
