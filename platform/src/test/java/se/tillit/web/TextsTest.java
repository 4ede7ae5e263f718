package se.tillit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ChoiceFormat;
import java.text.Format;
import java.text.MessageFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.tillit.access.Language;

class TextsTest {

    /** Looks like a key; in problems, refusals and templates that choose among sentences a key stands without {@code t("…")}. */
    private static final Pattern KEY = Pattern.compile("\"([a-z-]+(?:\\.[a-z0-9-]+)+)\"");

    private static final Pattern SAID = Pattern.compile("\\bt\\(\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");

    /** Beginnings of keys that the program puts together: the rest comes from a value. */
    private static final Set<String> PUT_TOGETHER = Set.of(
            "refusal.",
            "dialogue.letter.asked.",
            "dialogue.letter.confirmed.",
            "dialogue.letter.forgotten.",
            "dialogue.log.",
            "dialogue.new.entry.",
            "dialogue.new.kind.",
            "dialogue.shape.",
            "demo.",
            "load.unknown-word.",
            "load.CREATED.",
            "load.CHANGED.",
            "load.ENDED.",
            "load.help.",
            "identity.stage.",
            "chain.change.do.",
            "chain.change.avsluta",
            "chain.change.byt-namn",
            "chain.change.dela",
            "chain.change.flytta",
            "chain.change.sla-ihop",
            "document.type.",
            "document.mark.",
            "document.is.",
            "document.said-by.",
            "document.outcome.",
            "overview.chain.only.",
            "proposal.state.",
            "proposal.change.",
            "proposal.waiting.",
            "proposal.act.",
            "consequence.kick.",
            "openness.kind.",
            "openness.ground.",
            "openness.decision.",
            "openness.diary.",
            "obstacle.record.step.",
            "improvement.record.step.",
            "obstacle.citizen.",
            "obstacle.easy.",
            "obstacle.petition.stage.",
            "obstacle.form.choose",
            "obstacle.lead.",
            "obstacle.way.",
            "improvement.board.none.",
            "improvement.easy.",
            "improvement.form.choose",
            "improvement.lead.",
            "improvement.list.",
            "improvement.offer.choose",
            "improvement.open.",
            "improvement.report.effect.",
            "improvement.show.",
            "improvement.spread.",
            "improvement.way.",
            "mandate.check.",
            "pulse.change.",
            "pulse.closing.",
            "pulse.codebook.",
            "pulse.gap.",
            "pulse.levels.",
            "pulse.ui.",
            "diary.length.",
            "support.kind.",
            "support.state.",
            "support.worth.");

    private static final Map<String, String> SOURCES = read();

    private final Texts texts = new Texts();
    private final Map<String, String> swedish = texts.all(Language.SV);
    private final Map<String, String> english = texts.all(Language.EN);

    @Test
    void theLanguagesSayTheSameThings() {
        assertThat(english.keySet()).containsExactlyInAnyOrderElementsOf(swedish.keySet());
    }

    @Test
    void theLanguagesMentionTheSameThings() {
        Map<String, String> differing = new TreeMap<>();
        swedish.forEach((key, sentence) -> {
            if (!placeholders(sentence).equals(placeholders(english.getOrDefault(key, "")))) {
                differing.put(key, sentence + " / " + english.get(key));
            }
        });
        assertThat(differing).isEmpty();
    }

    @Test
    void everySentenceIsSaidAsItIsWritten() {
        Map<String, String> wrong = new TreeMap<>();
        for (Language language : Language.values()) {
            texts.all(language).forEach((key, sentence) -> {
                MessageFormat format = new MessageFormat(sentence, language.locale());
                // A single apostrophe starts a quotation for MessageFormat: it is eaten, and placeholders after it are
                // not filled.
                boolean apostrophe = sentence.replace("''", "").contains("'");
                boolean unfilled = format.getFormatsByArgumentIndex().length
                        != placeholders(sentence).stream()
                                        .mapToInt(Integer::parseInt)
                                        .max()
                                        .orElse(-1)
                                + 1;
                if (apostrophe || unfilled || sentence.isBlank() || !sentence.equals(sentence.strip())) {
                    wrong.put(language.code() + " " + key, sentence);
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyChoiceHasSomethingToSayForNoneOneAndMany() {
        for (Language language : Language.values()) {
            texts.all(language).forEach((key, sentence) -> {
                for (Format format : new MessageFormat(sentence, language.locale()).getFormatsByArgumentIndex()) {
                    if (format instanceof ChoiceFormat choice) {
                        for (int number : new int[] {0, 1, 2, 1_000}) {
                            assertThat(choice.format(number))
                                    .as("%s %s for %s", language, key, number)
                                    .isNotBlank();
                        }
                    }
                }
            });
        }
    }

    @Test
    void everySentenceThatTheProgramAsksForExists() {
        Set<String> missing = new TreeSet<>();
        SOURCES.forEach((file, source) -> {
            SAID.matcher(source)
                    .results()
                    .map(said -> said.group(1))
                    .filter(key -> !swedish.containsKey(key))
                    .forEach(key -> missing.add(file + ": " + key));
            KEY.matcher(source)
                    .results()
                    .map(found -> found.group(1))
                    .filter(key -> capabilities().contains(key.substring(0, key.indexOf('.'))))
                    .filter(key -> !swedish.containsKey(key) && !isFileOrVerb(key, source))
                    .forEach(key -> missing.add(file + ": " + key));
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void everySentenceIsSaidSomewhere() {
        Set<String> unused = new TreeSet<>(swedish.keySet());
        SOURCES.values().forEach(source -> unused.removeIf(key -> source.contains("\"" + key + "\"")));
        unused.removeIf(key -> PUT_TOGETHER.stream().anyMatch(key::startsWith));
        unused.removeIf(this::namesAValue);
        assertThat(unused).isEmpty();
    }

    @Test
    void noPageCallsADemandASteeringSignal() {
        assertThat(swedish)
                .allSatisfy((key, sentence) ->
                        assertThat(sentence.toLowerCase()).as(key).doesNotContain("styrsignal"));
        assertThat(english)
                .allSatisfy((key, sentence) ->
                        assertThat(sentence.toLowerCase()).as(key).doesNotContain("steering signal"));
        SOURCES.forEach((file, source) -> {
            if (file.endsWith(".jte")) {
                assertThat(source.toLowerCase()).as(file).doesNotContain("styrsignal");
            }
        });
    }

    /** A value of an enumeration, as {@link Page#t(Enum)} asks for it, or the other words for it that a loaded table may use. */
    private boolean namesAValue(String key) {
        String[] parts = key.split("\\.");
        boolean words = parts.length == 2 || parts.length == 3 && parts[2].equals("also");
        return words
                && Pattern.matches("[A-Z][A-Za-z]+", parts[0])
                && SOURCES.entrySet().stream()
                        .anyMatch(one -> one.getValue().contains("enum " + parts[0] + " ")
                                && Pattern.compile("\\b" + parts[1] + "\\b")
                                        .matcher(one.getValue())
                                        .find());
    }

    /** What an act is called in the log, and files, look like keys. */
    private static boolean isFileOrVerb(String key, String source) {
        return Pattern.compile("(?:perform|noteOfNobody)\\([^;{]*?\"" + Pattern.quote(key) + "\"")
                        .matcher(source)
                        .find()
                || key.matches(".*\\.(csv|xlsx|jte|css|svg|js|jsonl)");
    }

    private Set<String> capabilities() {
        return swedish.keySet().stream()
                .map(key -> key.substring(0, key.indexOf('.')))
                .filter(capability -> Character.isLowerCase(capability.charAt(0)))
                .collect(Collectors.toSet());
    }

    private static Set<String> placeholders(String sentence) {
        return PLACEHOLDER
                .matcher(sentence)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> read() {
        Map<String, String> all = new TreeMap<>();
        for (Path root : Set.of(Path.of("src/main/java"), Path.of("src/main/jte"))) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    all.put(root.relativize(file).toString(), Files.readString(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }
}
