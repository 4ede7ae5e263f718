package se.tillit.openness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.tillit.web.ThirdPersons;

/** Passages of a text: its sentences, what may be about a person, and where some words stand. */
final class Passages {

    private static final Pattern SENTENCE = Pattern.compile("[^.!?\\n]+(?:[.!?]+(?=\\s|$)|[.!?]+|\\n|$)");

    private Passages() {}

    /** From one character to before another. */
    record Span(int start, int end) {

        String in(String text) {
            return text.substring(start, end);
        }

        boolean isWithin(String text) {
            return start >= 0 && start < end && end <= text.length();
        }
    }

    /** The sentences, without blanks around them; together they hold every letter of the text. */
    static List<Span> sentences(String text) {
        List<Span> spans = new ArrayList<>();
        int from = 0;
        Matcher matcher = SENTENCE.matcher(text);
        while (matcher.find()) {
            boolean dotInside = matcher.end() < text.length()
                    && !Character.isWhitespace(text.charAt(matcher.end()))
                    && text.charAt(matcher.end() - 1) != '\n';
            if (!dotInside) {
                add(spans, text, from, matcher.end());
                from = matcher.end();
            }
        }
        add(spans, text, from, text.length());
        return spans;
    }

    private static void add(List<Span> spans, String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (start < end) {
            spans.add(new Span(start, end));
        }
    }

    /** Names, numbers and addresses that may be somebody's; each passage once, in the order of the text. */
    static List<String> aboutPersons(String text) {
        return new ArrayList<>(Stream.concat(ThirdPersons.in(text).stream(), ThirdPersons.names(text).stream())
                .sorted(Comparator.comparingInt(ThirdPersons.Found::start))
                .map(found -> found.passage(text))
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** Everywhere that the words stand, in small letters or capitals and with any blanks between them. */
    static List<Span> of(String text, String words) {
        List<Span> spans = new ArrayList<>();
        Matcher matcher = pattern(words).matcher(text);
        while (matcher.find()) {
            spans.add(new Span(matcher.start(), matcher.end()));
        }
        return spans;
    }

    static String replace(String text, String words, String with) {
        return pattern(words).matcher(text).replaceAll(Matcher.quoteReplacement(with));
    }

    private static Pattern pattern(String words) {
        return Pattern.compile(
                Arrays.stream(words.strip().split("\\s+")).map(Pattern::quote).collect(Collectors.joining("\\s+")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** The text with each of the spans, and what they share, replaced once. */
    static String without(String text, List<Mask> masks, Function<String, String> stamp) {
        StringBuilder left = new StringBuilder();
        int at = 0;
        List<Mask> ordered = masks.stream()
                .sorted(Comparator.comparingInt((Mask mask) -> mask.span().start()))
                .toList();
        for (int i = 0; i < ordered.size(); ) {
            int start = ordered.get(i).span().start();
            int end = ordered.get(i).span().end();
            TreeSet<String> sections = new TreeSet<>();
            while (i < ordered.size() && ordered.get(i).span().start() <= end) {
                end = Math.max(end, ordered.get(i).span().end());
                sections.add(ordered.get(i).section());
                i++;
            }
            left.append(text, at, Math.min(start, text.length())).append(stamp.apply(String.join(", ", sections)));
            at = Math.min(end, text.length());
        }
        return left.append(text.substring(at)).toString();
    }
}
