package se.tillit.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.tillit.reading.Overlap.Group;
import se.tillit.reading.Overlap.Member;

/**
 * Finds what a set of documents says more than once. Documents are added one by one and not kept: only hashes of their
 * passages and duties are. Those that turn out to overlap are asked for again, once each, to show their words.
 */
public final class OverlapFinder {

    /** Shorter passages are alike by chance. */
    private static final int LEAST_WORDS = 12;

    private static final int LEAST_DUTY_WORDS = 4;
    private static final int SHORTEST_CONTENT_WORD = 4;
    private static final double DUTY_SIMILARITY = 0.8;

    /** Documents that share this much of the shorter one's passages are versions of one. */
    private static final double VERSION = 0.5;

    private static final int LEAST_SHARED = 3;

    /** A passage in more documents than this is a formula of the house and makes no versions. */
    private static final int FORMULA = 50;

    private static final int MOST_DIFFERENCES = 20;

    /**
     * A passage or a duty in its place.
     *
     * @param set its number in the join
     * @param exact hash of its words with their numbers
     */
    private record Place(
            int document, int start, int end, String section, int set, long exact, String deadline, String role) {}

    private final double similarity;
    private final SimilarityJoin passages;
    private final SimilarityJoin duties = new SimilarityJoin(DUTY_SIMILARITY);
    private final Map<Long, Integer> passageSets = new HashMap<>();
    private final Map<Long, Integer> dutySets = new HashMap<>();
    private final List<Place> passagePlaces = new ArrayList<>();
    private final List<Place> dutyPlaces = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Map<Long, List<Integer>> wholes = new TreeMap<>();
    private final Shingles shingles = new Shingles();

    /**
     * @param similarity least Jaccard similarity of three-word shingles for two passages to be nearly the same
     * @throws IllegalArgumentException unless it is above 0 and at most 1
     */
    public OverlapFinder(double similarity) {
        this.similarity = similarity;
        passages = new SimilarityJoin(similarity);
    }

    /** Adds a document; one that could not be read adds nothing. */
    public void add(Analysis analysis) {
        Document document = analysis.document();
        if (document.status() != Status.READ) {
            return;
        }
        int number = names.size();
        names.add(document.name());
        String text = document.text();
        shingles.read(text, 0, text.length());
        wholes.computeIfAbsent(shingles.exact(), hash -> new ArrayList<>(1)).add(number);
        Sections.Cursor section = Sections.cursor(document.sections());
        int next = 0;
        for (Block block : document.blocks()) {
            String deadline = "";
            String role = "";
            while (next < analysis.provisions().size()
                    && analysis.provisions().get(next).start() < block.end()) {
                Provision provision = analysis.provisions().get(next++);
                deadline = deadline.isEmpty() ? provision.deadline() : deadline;
                role = role.isEmpty() ? provision.addressee().role() : role;
            }
            shingles.read(text, block.start(), block.end());
            if (shingles.words() >= LEAST_WORDS) {
                long[] hashes = shingles.shingles();
                long exact = shingles.exact();
                int set = passageSets.computeIfAbsent(hash(hashes), hash -> passages.add(hashes));
                passagePlaces.add(new Place(
                        number,
                        block.start(),
                        block.end(),
                        section.nameAt(block.start()).intern(),
                        set,
                        exact,
                        deadline,
                        role));
            }
        }
        for (Provision provision : analysis.provisions()) {
            duty(number, provision);
        }
    }

    private void duty(int document, Provision provision) {
        if (provision.modality() != Modality.DUTY) {
            return;
        }
        String lead = provision.leadIn() == null ? "" : provision.leadIn() + " ";
        Set<String> left = new HashSet<>(words(provision.deadline()));
        left.addAll(words(provision.addressee().name()));
        long[] content = words(lead + provision.text()).stream()
                .filter(word -> word.length() >= SHORTEST_CONTENT_WORD
                        && !left.contains(word)
                        && !Character.isDigit(word.charAt(0)))
                .mapToLong(word -> Shingles.mix(word.hashCode() * 0x9e3779b97f4a7c15L))
                .toArray();
        long[] hashes = Shingles.distinct(content);
        if (hashes.length >= LEAST_DUTY_WORDS
                && !(provision.deadline().isEmpty()
                        && provision.addressee().name().isEmpty())) {
            int set = dutySets.computeIfAbsent(hash(hashes), hash -> duties.add(hashes));
            dutyPlaces.add(new Place(
                    document,
                    provision.start(),
                    provision.end(),
                    provision.section().intern(),
                    set,
                    0,
                    provision.deadline(),
                    provision.addressee().role()));
        }
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean letter = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
            if (letter && start < 0) {
                start = i;
            } else if (!letter && start >= 0) {
                words.add(text.substring(start, i).toLowerCase(Locale.ROOT));
                start = -1;
            }
        }
        return words;
    }

    private static long hash(long[] hashes) {
        long all = hashes.length;
        for (long hash : hashes) {
            all = Shingles.mix(all * 31 + hash);
        }
        return all;
    }

    /**
     * What overlaps. Call it once, after the last document.
     *
     * @param again reads a document anew by its name
     */
    public Overlap find(Function<String, Document> again) {
        List<List<Place>> near = groups(passages, passagePlaces);
        List<List<Place>> told = groups(duties, dutyPlaces).stream()
                .filter(OverlapFinder::differs)
                .toList();
        Map<List<Integer>, Integer> shared = sharedPassages(near);
        List<List<Integer>> alike = alikeDocuments(shared);
        List<List<Integer>> versions = versions(shared, alike);
        Texts texts = new Texts(again);
        near.forEach(texts::want);
        told.forEach(texts::want);
        versions.forEach(pair -> pair.forEach(texts::wantAnalysis));
        texts.read();
        List<Group> groups = new ArrayList<>();
        for (List<Integer> pair : versions) {
            List<Member> members = pair.stream()
                    .map(document -> new Member(names.get(document), "", texts.title(document)))
                    .toList();
            groups.add(new Group(Overlap.Kind.VERSION, members, texts.compare(pair.getFirst(), pair.getLast())));
        }
        Set<List<Place>> shown = new HashSet<>();
        for (List<Place> group : told) {
            groups.add(new Group(Overlap.Kind.NEAR, texts.members(group), differences(group)));
            shown.add(group);
        }
        for (List<Place> group : near) {
            boolean identical = group.stream().allMatch(place -> place.exact == group.getFirst().exact);
            List<Member> members = texts.members(group);
            groups.add(new Group(
                    identical ? Overlap.Kind.IDENTICAL : Overlap.Kind.NEAR,
                    members,
                    identical ? List.of() : worded(group, members)));
        }
        return new Overlap(
                List.copyOf(groups),
                alike.stream()
                        .map(group -> group.stream().map(names::get).toList())
                        .toList());
    }

    private List<List<Place>> groups(SimilarityJoin join, List<Place> places) {
        int[] parent = new int[join.size()];
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
        }
        join.find((a, b) -> parent[root(parent, a)] = root(parent, b));
        Map<Integer, List<Place>> byRoot = new TreeMap<>();
        for (Place place : places) {
            byRoot.computeIfAbsent(root(parent, place.set), root -> new ArrayList<>(1))
                    .add(place);
        }
        return byRoot.values().stream()
                .filter(group -> group.size() > 1)
                .sorted(Comparator.comparingInt((List<Place> group) -> -group.size())
                        .thenComparingInt(group -> group.getFirst().document)
                        .thenComparingInt(group -> group.getFirst().start))
                .toList();
    }

    private static int root(int[] parent, int i) {
        int at = i;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    /** Whether the same duty has another time or another addressee somewhere. */
    private static boolean differs(List<Place> group) {
        Place first = group.getFirst();
        boolean time = group.stream().anyMatch(place -> !place.deadline.equalsIgnoreCase(first.deadline));
        return time || group.stream().anyMatch(place -> !place.role.equals(first.role));
    }

    /** For each pair of documents, the passages they share. */
    private static Map<List<Integer>, Integer> sharedPassages(List<List<Place>> groups) {
        Map<List<Integer>, Integer> shared = new HashMap<>();
        for (List<Place> group : groups) {
            List<Integer> documents =
                    group.stream().map(Place::document).distinct().toList();
            for (int a = 0; documents.size() <= FORMULA && a < documents.size(); a++) {
                for (int b = a + 1; b < documents.size(); b++) {
                    shared.merge(List.of(documents.get(a), documents.get(b)), 1, Integer::sum);
                }
            }
        }
        return shared;
    }

    private List<List<Integer>> alikeDocuments(Map<List<Integer>, Integer> shared) {
        int[] parent = new int[names.size()];
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
        }
        for (List<Integer> same : wholes.values()) {
            same.forEach(document -> parent[root(parent, document)] = root(parent, same.getFirst()));
        }
        int[] counts = passageCounts();
        shared.forEach((pair, count) -> {
            int all = counts[pair.getFirst()] + counts[pair.getLast()] - count;
            if (count >= LEAST_SHARED && count >= similarity * all) {
                parent[root(parent, pair.getFirst())] = root(parent, pair.getLast());
            }
        });
        Map<Integer, List<Integer>> byRoot = new TreeMap<>();
        for (int i = 0; i < parent.length; i++) {
            byRoot.computeIfAbsent(root(parent, i), root -> new ArrayList<>(1)).add(i);
        }
        return byRoot.values().stream()
                .filter(group -> group.size() > 1)
                .sorted(Comparator.comparing(List::getFirst))
                .toList();
    }

    private int[] passageCounts() {
        int[] counts = new int[names.size()];
        passagePlaces.forEach(place -> counts[place.document]++);
        return counts;
    }

    /** Pairs that share much and yet are not word for word the same. */
    private List<List<Integer>> versions(Map<List<Integer>, Integer> shared, List<List<Integer>> alike) {
        int[] counts = passageCounts();
        Map<Integer, Long> whole = new HashMap<>();
        wholes.forEach((hash, documents) -> documents.forEach(document -> whole.put(document, hash)));
        return shared.entrySet().stream()
                .filter(entry -> {
                    int a = entry.getKey().getFirst();
                    int b = entry.getKey().getLast();
                    boolean much = entry.getValue() >= LEAST_SHARED
                            && entry.getValue() >= VERSION * Math.min(counts[a], counts[b]);
                    return much && !whole.getOrDefault(a, 0L).equals(whole.getOrDefault(b, 1L));
                })
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing((List<Integer> pair) -> pair.getFirst())
                        .thenComparing(List::getLast))
                .toList();
    }

    private static List<String> differences(List<Place> group) {
        List<String> differences = new ArrayList<>();
        Set<String> deadlines = new LinkedHashSet<>();
        Set<String> roles = new LinkedHashSet<>();
        for (Place place : group) {
            deadlines.add(place.deadline.isEmpty() ? "–" : place.deadline.toLowerCase(Locale.ROOT));
            roles.add(place.role.isEmpty() ? "–" : place.role);
        }
        if (deadlines.size() > 1) {
            differences.add("deadline: " + String.join(" ≠ ", deadlines));
        }
        if (roles.size() > 1) {
            differences.add("addressee: " + String.join(" ≠ ", roles));
        }
        return differences;
    }

    /** The differences in time and addressee, and the words that only one of two members has. */
    private static List<String> worded(List<Place> group, List<Member> members) {
        List<String> differences = new ArrayList<>(differences(group));
        for (int i = 1; i < members.size() && differences.size() < MOST_DIFFERENCES; i++) {
            List<String> first = words(members.getFirst().text());
            List<String> other = words(members.get(i).text());
            String here = only(first, other);
            String there = only(other, first);
            if (!here.isEmpty() || !there.isEmpty()) {
                String difference = "text: " + (here.isEmpty() ? "–" : here) + " ≠ " + (there.isEmpty() ? "–" : there);
                if (!differences.contains(difference)) {
                    differences.add(difference);
                }
            }
        }
        return differences;
    }

    private static String only(List<String> words, List<String> others) {
        Set<String> known = new HashSet<>(others);
        return words.stream()
                .filter(word -> !known.contains(word))
                .distinct()
                .limit(15)
                .collect(Collectors.joining(" "));
    }

    /** The words of the places that overlap, each document read once. */
    private final class Texts {

        private final Function<String, Document> again;
        private final Map<Integer, Set<Place>> wanted = new TreeMap<>();
        private final Set<Integer> analyses = new TreeSet<>();
        private final Map<Place, String> found = new HashMap<>();
        private final Map<Integer, Analysis> analysed = new HashMap<>();

        Texts(Function<String, Document> again) {
            this.again = again;
        }

        void want(List<Place> group) {
            group.forEach(place -> wanted.computeIfAbsent(place.document, document -> new LinkedHashSet<>())
                    .add(place));
        }

        void wantAnalysis(int document) {
            analyses.add(document);
            wanted.computeIfAbsent(document, number -> new LinkedHashSet<>());
        }

        void read() {
            Analyser analyser = new Analyser();
            wanted.forEach((number, places) -> {
                Document document = again.apply(names.get(number));
                for (Place place : places) {
                    boolean same = place.end <= document.text().length();
                    found.put(place, same ? document.text().substring(place.start, place.end) : "");
                }
                if (analyses.contains(number)) {
                    analysed.put(number, analyser.analyse(document));
                }
            });
        }

        List<Member> members(List<Place> group) {
            return group.stream()
                    .map(place -> new Member(names.get(place.document), place.section, found.getOrDefault(place, "")))
                    .toList();
        }

        String title(int document) {
            Analysis analysis = analysed.get(document);
            return analysis == null ? names.get(document) : analysis.document().title();
        }

        List<String> compare(int old, int changed) {
            Analysis before = analysed.get(old);
            Analysis after = analysed.get(changed);
            if (before == null || after == null) {
                return List.of();
            }
            Comparison comparison = Comparison.of(before, after);
            List<String> lines = new ArrayList<>();
            for (Comparison.Change change : comparison.changed()) {
                change.differences().forEach(difference -> lines.add(difference));
            }
            comparison.removed().forEach(provision -> lines.add("only in the first: " + provision.text()));
            comparison.added().forEach(provision -> lines.add("only in the second: " + provision.text()));
            return lines.size() > MOST_DIFFERENCES
                    ? List.copyOf(lines.subList(0, MOST_DIFFERENCES))
                    : List.copyOf(lines);
        }
    }
}
