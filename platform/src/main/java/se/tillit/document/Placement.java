package se.tillit.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.tillit.reading.Addressee;
import se.tillit.reading.Analysis;
import se.tillit.reading.Block;
import se.tillit.reading.Document;
import se.tillit.reading.Section;

/**
 * Brings together what the machine read in a version and what people have said of the document: by section and words, else, where a
 * section has been renamed or moved, by the words alone.
 */
final class Placement {

    /** @param recurrence as an ISO 8601 period, where the words say so */
    record Placed(
            Provision provision, boolean machine, @Nullable String recurrence) {}

    private final Analysis analysis;
    private final Map<String, Judgement> unclaimed = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final List<Placed> placed = new ArrayList<>();

    private Placement(Analysis analysis, Collection<Judgement> judgements) {
        this.analysis = analysis;
        judgements.forEach(one -> unclaimed.put(one.anchor(), one));
    }

    /** In the order of the text. What people added and the text no longer says is left out; their words are kept all the same. */
    static List<Placed> of(Analysis analysis, Collection<Judgement> judgements) {
        Placement placement = new Placement(analysis, judgements);
        placement.machine();
        placement.unclaimed.values().forEach(one -> {
            if (one.verdict() == Provision.Verdict.ADDED && one.corrected() != null) {
                added(analysis.document(), one, one.corrected())
                        .filter(added -> placement.taken.add(one.anchor()))
                        .ifPresent(placement.placed::add);
            }
        });
        placement.placed.sort(Comparator.comparingInt((Placed one) -> one.provision.start())
                .thenComparingInt(one -> one.provision.end()));
        return placement.placed;
    }

    private void machine() {
        List<String> anchors = new ArrayList<>();
        Map<String, Integer> times = new HashMap<>();
        for (var provision : analysis.provisions()) {
            String anchor = Anchor.of(provision.section(), provision.text());
            int time = times.merge(anchor, 1, Integer::sum);
            anchors.add(time == 1 ? anchor : anchor + "-" + time);
        }
        Set<String> judged = new HashSet<>(unclaimed.keySet());
        judged.retainAll(new HashSet<>(anchors));
        anchors.forEach(unclaimed::remove);
        Map<String, List<Judgement>> byWords = unclaimed.values().stream()
                .collect(Collectors.groupingBy(
                        one -> Anchor.words(one.text()), Collectors.toCollection(ArrayList::new)));
        for (int i = 0; i < anchors.size(); i++) {
            var read = analysis.provisions().get(i);
            List<Judgement> moved = byWords.getOrDefault(Anchor.words(read.text()), List.of());
            String anchor = anchors.get(i);
            if (!judged.contains(anchor)
                    && moved.size() == 1
                    && judged.add(moved.getFirst().anchor())) {
                anchor = moved.getFirst().anchor();
                unclaimed.remove(anchor);
            }
            taken.add(anchor);
            placed.add(new Placed(
                    new Provision(
                            anchor,
                            read.section(),
                            read.page(),
                            read.start(),
                            read.end(),
                            read.text(),
                            read.leadIn(),
                            read.modality(),
                            read.reporting(),
                            read.addressee().name(),
                            read.addressee().role(),
                            read.addressee().status(),
                            read.deadline(),
                            null),
                    true,
                    read.recurrence()));
        }
    }

    /** What a person added, where the text says it; empty where it does not. */
    static Optional<Placed> added(Document read, Judgement judgement, Judgement.Content content) {
        return find(read.text(), judgement.text())
                .map(range -> new Placed(
                        new Provision(
                                judgement.anchor(),
                                sectionAt(read, range.start()),
                                pageAt(read, range.start()),
                                range.start(),
                                range.end(),
                                read.text().substring(range.start(), range.end()),
                                null,
                                content.modality(),
                                content.reporting(),
                                content.addressee(),
                                content.role(),
                                content.addressee().isEmpty() ? Addressee.Status.UNCLEAR : Addressee.Status.STATED,
                                content.deadline(),
                                null),
                        false,
                        null));
    }

    static String sectionAt(Document read, int place) {
        return read.sections().stream()
                .filter(section -> section.start() <= place && place < section.end())
                .map(Section::name)
                .findFirst()
                .orElse("");
    }

    private static int pageAt(Document read, int place) {
        return read.blocks().stream()
                .filter(block -> block.start() <= place && place < block.end())
                .map(Block::page)
                .findFirst()
                .orElse(0);
    }

    /** A stretch of a text. */
    record Range(int start, int end) {}

    /** Where a text says these words, whatever stands between them and in whichever case. */
    static Optional<Range> find(String text, String words) {
        String pattern = Stream.of(Anchor.words(words).split(" "))
                .map(Pattern::quote)
                .collect(Collectors.joining("[^\\p{L}\\p{N}]+"));
        if (Anchor.words(words).isEmpty()) {
            return Optional.empty();
        }
        Matcher matcher = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text);
        return matcher.find() ? Optional.of(new Range(matcher.start(), matcher.end())) : Optional.empty();
    }
}
