package se.tillit.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Two versions of a document, compared by what they demand.
 *
 * @param added provisions that only the new version has
 * @param removed provisions that only the old version has
 * @param changed provisions that both have, in other words or with another addressee, time or modality
 * @param unchanged how many are the same
 */
public record Comparison(
        Analysis old,
        Analysis changedTo,
        List<Provision> added,
        List<Provision> removed,
        List<Change> changed,
        int unchanged) {

    /** Words that two provisions must have in common, as a share of both (Dice 1945), to be the same one changed. */
    private static final double ALIKE = 0.6;

    /** A word in more provisions than this tells nothing about which belong together. */
    private static final int COMMON = 150;

    /**
     * A provision and what became of it.
     *
     * @param differences "deadline: inom 14 dagar ≠ inom 7 dagar"
     */
    public record Change(Provision before, Provision after, List<String> differences) {}

    /** Compares two analyses. */
    public static Comparison of(Analysis before, Analysis after) {
        List<Provision> left = new ArrayList<>(before.provisions());
        List<Provision> right = new ArrayList<>(after.provisions());
        List<Change> changes = new ArrayList<>();
        int unchanged = matchEqual(left, right, changes);
        matchAlike(left, right, changes);
        changes.sort(Comparator.comparingInt(change -> change.after.start()));
        return new Comparison(before, after, List.copyOf(right), List.copyOf(left), List.copyOf(changes), unchanged);
    }

    /** Duties more (or, negative, fewer) in the new version. */
    public int netDuties() {
        return duties(changedTo) - duties(old);
    }

    /** Reporting requirements more or fewer in the new version. */
    public int netReporting() {
        return reporting(changedTo) - reporting(old);
    }

    /** Words more or fewer in the new version. */
    public int netWords() {
        return changedTo.measures().words() - old.measures().words();
    }

    /** Minutes of reading more or fewer in the new version. */
    public double netReadingMinutes() {
        return changedTo.measures().readingMinutes() - old.measures().readingMinutes();
    }

    private static int duties(Analysis analysis) {
        return (int) analysis.provisions().stream()
                .filter(provision -> provision.modality() == Modality.DUTY)
                .count();
    }

    private static int reporting(Analysis analysis) {
        return (int) analysis.provisions().stream().filter(Provision::reporting).count();
    }

    /** Takes the provisions with the same words out of both lists; answers how many were the same in all. */
    private static int matchEqual(List<Provision> left, List<Provision> right, List<Change> changes) {
        Map<String, List<Provision>> byWords = new HashMap<>();
        right.forEach(provision -> byWords.computeIfAbsent(key(provision), words -> new ArrayList<>(1))
                .add(provision));
        Set<Provision> taken = new HashSet<>();
        List<Provision> unmatched = new ArrayList<>();
        int unchanged = 0;
        for (Provision provision : left) {
            List<Provision> same = byWords.getOrDefault(key(provision), List.of());
            if (same.isEmpty()) {
                unmatched.add(provision);
                continue;
            }
            Provision match = same.removeFirst();
            taken.add(match);
            List<String> differences = differences(provision, match, false);
            if (differences.isEmpty()) {
                unchanged++;
            } else {
                changes.add(new Change(provision, match, differences));
            }
        }
        left.clear();
        left.addAll(unmatched);
        right.removeIf(taken::contains);
        return unchanged;
    }

    private static String key(Provision provision) {
        return String.join(" ", words(Objects.requireNonNullElse(provision.leadIn(), ""))) + "|"
                + String.join(" ", words(provision.text()));
    }

    /** One possible match and its weight. */
    private record Candidate(int left, int right, double alike) {}

    /** Pairs what is left by the words in common, the most alike first. */
    private static void matchAlike(List<Provision> left, List<Provision> right, List<Change> changes) {
        List<Set<String>> rightWords = right.stream().map(Comparison::bag).toList();
        Map<String, List<Integer>> index = new HashMap<>();
        for (int i = 0; i < right.size(); i++) {
            for (String word : rightWords.get(i)) {
                index.computeIfAbsent(word, w -> new ArrayList<>(1)).add(i);
            }
        }
        List<Candidate> candidates = new ArrayList<>();
        int[] common = new int[right.size()];
        for (int i = 0; i < left.size(); i++) {
            Set<String> words = bag(left.get(i));
            Set<Integer> met = new HashSet<>();
            for (String word : words) {
                List<Integer> holders = index.getOrDefault(word, List.of());
                if (holders.size() <= COMMON) {
                    met.addAll(holders);
                }
            }
            for (int other : met) {
                common[other] = 0;
                for (String word : words) {
                    common[other] += rightWords.get(other).contains(word) ? 1 : 0;
                }
                double alike = 2.0
                        * common[other]
                        / (words.size() + rightWords.get(other).size());
                if (alike >= ALIKE) {
                    candidates.add(new Candidate(i, other, alike));
                }
            }
        }
        candidates.sort(Comparator.comparingDouble((Candidate c) -> -c.alike)
                .thenComparingInt(Candidate::left)
                .thenComparingInt(Candidate::right));
        Set<Integer> leftTaken = new HashSet<>();
        Set<Integer> rightTaken = new HashSet<>();
        for (Candidate candidate : candidates) {
            if (!leftTaken.contains(candidate.left) && !rightTaken.contains(candidate.right)) {
                leftTaken.add(candidate.left);
                rightTaken.add(candidate.right);
                Provision before = left.get(candidate.left);
                Provision after = right.get(candidate.right);
                changes.add(new Change(before, after, differences(before, after, true)));
            }
        }
        keep(left, leftTaken);
        keep(right, rightTaken);
    }

    private static void keep(List<Provision> provisions, Set<Integer> taken) {
        List<Provision> kept = new ArrayList<>();
        for (int i = 0; i < provisions.size(); i++) {
            if (!taken.contains(i)) {
                kept.add(provisions.get(i));
            }
        }
        provisions.clear();
        provisions.addAll(kept);
    }

    private static List<String> differences(Provision before, Provision after, boolean worded) {
        List<String> differences = new ArrayList<>();
        difference("modality", before.modality().label(), after.modality().label(), differences);
        difference("addressee", before.addressee().role(), after.addressee().role(), differences);
        difference(
                "deadline",
                before.deadline().toLowerCase(Locale.ROOT),
                after.deadline().toLowerCase(Locale.ROOT),
                differences);
        difference("reporting", before.reporting() ? "yes" : "no", after.reporting() ? "yes" : "no", differences);
        if (worded) {
            difference("text", before.text(), after.text(), differences);
        }
        return List.copyOf(differences);
    }

    private static void difference(String what, String before, String after, List<String> differences) {
        if (!before.equals(after)) {
            differences.add(what + ": " + (before.isEmpty() ? "–" : before) + " ≠ " + (after.isEmpty() ? "–" : after));
        }
    }

    private static Set<String> bag(Provision provision) {
        return new HashSet<>(words(provision.text()));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
