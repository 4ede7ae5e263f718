package se.tillit.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.tillit.access.Problems;

/**
 * What can be seen of other people's data in a text: personal and coordination numbers, telephone numbers, mail addresses; and what may be
 * names, which are proposed where somebody masks but warned of nowhere, since they are so often not. What people write becomes public
 * records, so they are warned while they write.
 */
public final class ThirdPersons {

    /** The key of the warning, by which a form knows that it may offer to send anyway. */
    public static final String WARNING = "web.third-person";

    private static final Pattern PHONE =
            Pattern.compile("(?<![\\d-])(?:\\+46|0046|0)[ -]?(?:\\(0\\)[ -]?)?[1-9](?:[ -]?\\d){6,9}(?!\\d)");
    private static final Pattern MAIL = Pattern.compile(
            "(?<![^\\s@<>(),;:])[^\\s@<>(),;:]{1,64}@[^\\s@<>(),;:]{1,200}\\.\\p{L}{2,20}"); // from the beginning of a
    // word, or a long one
    // takes for ever

    /** One or more words with a capital, not at the beginning of a sentence, where the first word has one anyway. */
    private static final Pattern NAME = Pattern.compile(
            "(?<=[\\p{Ll},;:\\d] )\\p{Lu}\\p{Ll}{2,}(?:-\\p{Lu}\\p{Ll}+)?(?: \\p{Lu}\\p{Ll}+(?:-\\p{Lu}\\p{Ll}+)?)*");
    /** At the beginning, two such words, or one that does something of a few things that people do. */
    private static final Pattern FIRST = Pattern.compile(
            "(?:(?<=[.!?\\n] )|(?<=\\n)|^)\\p{Lu}\\p{Ll}{2,}(?:-\\p{Lu}\\p{Ll}+)?"
                    + "(?:(?: \\p{Lu}\\p{Ll}+(?:-\\p{Lu}\\p{Ll}+)?)+|(?= (?:vill|har|är|fick|får|kan|sade|säger|frågar|bor|ringde|tycker|mår)\\b))");

    private static final Pattern PRONOUN = Pattern.compile(
            "(?:Jag|Han|Hon|Hen|Den|Det|Man|Alla|Ingen|Någon|Vem|Vad|Som|Personalen|Chefen|Och|Men|Dom|Dem)");

    private ThirdPersons() {}

    /** Where something stands, from one character to before another. */
    public record Found(int start, int end) {

        public String passage(String text) {
            return text.substring(start, end);
        }
    }

    /** Numbers and addresses, in the order of the text. */
    public static List<Found> in(String text) {
        List<Found> numbers = find(PersonalNumber.LIKE, text);
        List<Found> all = new ArrayList<>(numbers);
        Stream.concat(find(PHONE, text).stream(), find(MAIL, text).stream())
                .filter(one ->
                        numbers.stream().noneMatch(number -> number.start() < one.end() && one.start() < number.end()))
                .forEach(all::add);
        return all.stream().sorted(Comparator.comparingInt(Found::start)).toList();
    }

    /** What may be names. */
    public static List<Found> names(String text) {
        List<Found> all = Stream.concat(find(NAME, text).stream(), find(FIRST, text).stream())
                .filter(found -> !PRONOUN.matcher(found.passage(text)).matches())
                .sorted(Comparator.comparingInt(Found::start))
                .toList();
        List<Found> apart = new ArrayList<>();
        int end = 0;
        for (Found one : all) {
            if (one.end() > end) { // a name within one that begins before it is a part of that
                apart.add(one);
                end = one.end();
            }
        }
        return apart;
    }

    /**
     * Warns, with the passages, unless whoever writes has said that it is to be sent anyway.
     *
     * @param texts what was written in the fields of one form
     */
    public static Problems warn(Problems problems, String field, boolean sure, @Nullable String... texts) {
        String passages = Stream.of(texts)
                .filter(text -> text != null)
                .flatMap(text -> in(text).stream().map(found -> found.passage(text)))
                .distinct()
                .limit(5)
                .collect(Collectors.joining(", "));
        return problems.addIf(!sure && !passages.isEmpty(), field, WARNING, passages);
    }

    /** Whether the form is refused for nothing but the warning's sake. */
    public static boolean isWarned(Problems problems, String field) {
        return problems.of(field)
                .filter(problem -> problem.text().equals(WARNING))
                .isPresent();
    }

    private static List<Found> find(Pattern pattern, String text) {
        List<Found> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(new Found(matcher.start(), matcher.end()));
        }
        return found;
    }
}
