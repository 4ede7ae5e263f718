package se.tillit.reading;

import java.util.Arrays;

/**
 * All pairs of sets whose Jaccard similarity reaches a threshold, none left out: prefix, length and position filters
 * (Bayardo, Ma and Srikant 2007; Xiao, Wang, Lin and Yu 2008), every candidate verified.
 */
final class SimilarityJoin {

    /** Receives each pair once. */
    interface Pairs {
        void pair(int first, int second);
    }

    private final double threshold;

    /** Distinct elements by hash, in an open table. */
    private long[] keys = new long[1 << 16];

    private int[] slots = new int[1 << 16];
    private int[] frequency = new int[1 << 15];
    private int elements;

    private int[][] sets = new int[1024][];
    private int size;

    /** @param threshold least similarity, above 0 and at most 1 */
    SimilarityJoin(double threshold) {
        if (!(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException("a similarity is above 0 and at most 1, not " + threshold);
        }
        this.threshold = threshold;
    }

    /** Adds a set of distinct hashes; answers its number. */
    int add(long[] hashes) {
        int[] set = new int[hashes.length];
        for (int i = 0; i < hashes.length; i++) {
            int element = element(hashes[i]);
            frequency[element]++;
            set[i] = element;
        }
        if (size == sets.length) {
            sets = Arrays.copyOf(sets, size * 2);
        }
        sets[size] = set;
        return size++;
    }

    int size() {
        return size;
    }

    private int element(long hash) {
        long key = hash == 0 ? 1 : hash;
        int slot = (int) (key >>> 17) & keys.length - 1;
        while (keys[slot] != 0) {
            if (keys[slot] == key) {
                return slots[slot];
            }
            slot = slot + 1 & keys.length - 1;
        }
        if (elements * 2 >= keys.length) {
            grow();
            return element(hash);
        }
        keys[slot] = key;
        slots[slot] = elements;
        if (elements == frequency.length) {
            frequency = Arrays.copyOf(frequency, elements * 2);
        }
        return elements++;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldSlots = slots;
        keys = new long[oldKeys.length * 2];
        slots = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = (int) (oldKeys[i] >>> 17) & keys.length - 1;
                while (keys[slot] != 0) {
                    slot = slot + 1 & keys.length - 1;
                }
                keys[slot] = oldKeys[i];
                slots[slot] = oldSlots[i];
            }
        }
    }

    /** Finds the pairs. The sets are put in order by it; call it once. */
    void find(Pairs pairs) {
        keys = new long[0];
        slots = new int[0];
        int[] rank = ranks();
        for (int i = 0; i < size; i++) {
            int[] set = sets[i];
            for (int k = 0; k < set.length; k++) {
                set[k] = rank[set[k]];
            }
            Arrays.sort(set);
        }
        join(bySize(), pairs);
    }

    /** Each element's place by rising frequency: the rare ones come first in every set and tell most. */
    private int[] ranks() {
        int most = 0;
        for (int i = 0; i < elements; i++) {
            most = Math.max(most, frequency[i]);
        }
        int[] start = new int[most + 2];
        for (int i = 0; i < elements; i++) {
            start[frequency[i] + 1]++;
        }
        for (int i = 1; i < start.length; i++) {
            start[i] += start[i - 1];
        }
        int[] rank = new int[elements];
        for (int i = 0; i < elements; i++) {
            rank[i] = start[frequency[i]]++;
        }
        return rank;
    }

    private int[] bySize() {
        int longest = 0;
        for (int i = 0; i < size; i++) {
            longest = Math.max(longest, sets[i].length);
        }
        int[] start = new int[longest + 2];
        for (int i = 0; i < size; i++) {
            start[sets[i].length + 1]++;
        }
        for (int i = 1; i < start.length; i++) {
            start[i] += start[i - 1];
        }
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[start[sets[i].length]++] = i;
        }
        return order;
    }

    private void join(int[] order, Pairs pairs) {
        int[] head = new int[elements];
        Arrays.fill(head, -1);
        int[] next = new int[1 << 12];
        int[] owner = new int[1 << 12];
        int[] position = new int[1 << 12];
        int posted = 0;
        int[] overlap = new int[size];
        int[] candidates = new int[256];
        for (int id : order) {
            int[] set = sets[id];
            int length = set.length;
            if (length == 0) {
                continue;
            }
            int least = least(threshold * length);
            int prefix = length - least + 1;
            int found = 0;
            for (int k = 0; k < prefix; k++) {
                int previous = -1;
                for (int entry = head[set[k]]; entry >= 0; entry = next[entry]) {
                    int other = owner[entry];
                    int otherLength = sets[other].length;
                    if (otherLength < least) {
                        // Sizes rise, so whoever is too short for this set is too short for all that follow; the list
                        // is newest first.
                        if (previous < 0) {
                            head[set[k]] = -1;
                        } else {
                            next[previous] = -1;
                        }
                        break;
                    }
                    previous = entry;
                    if (overlap[other] < 0) {
                        continue;
                    }
                    int needed = least(threshold / (1 + threshold) * (length + otherLength));
                    int possible = overlap[other] + 1 + Math.min(length - k - 1, otherLength - position[entry] - 1);
                    if (overlap[other] == 0) {
                        if (found == candidates.length) {
                            candidates = Arrays.copyOf(candidates, found * 2);
                        }
                        candidates[found++] = other;
                    }
                    overlap[other] = possible >= needed ? overlap[other] + 1 : -1;
                }
            }
            for (int c = 0; c < found; c++) {
                int other = candidates[c];
                if (overlap[other] > 0 && similar(set, sets[other])) {
                    pairs.pair(Math.min(id, other), Math.max(id, other));
                }
                overlap[other] = 0;
            }
            // What comes later is at least as long, so only this shorter prefix of it can be met.
            int indexed = length - least(2 * threshold / (1 + threshold) * length) + 1;
            for (int k = 0; k < indexed; k++) {
                if (posted == next.length) {
                    next = Arrays.copyOf(next, posted * 2);
                    owner = Arrays.copyOf(owner, posted * 2);
                    position = Arrays.copyOf(position, posted * 2);
                }
                next[posted] = head[set[k]];
                owner[posted] = id;
                position[posted] = k;
                head[set[k]] = posted++;
            }
        }
    }

    /** The least whole number not below a bound that rounding may have raised a little. */
    private static int least(double bound) {
        return (int) Math.ceil(bound - 1e-9);
    }

    private boolean similar(int[] a, int[] b) {
        int needed = least(threshold / (1 + threshold) * (a.length + b.length));
        int i = 0;
        int k = 0;
        int common = 0;
        while (i < a.length && k < b.length) {
            if (common + Math.min(a.length - i, b.length - k) < needed) {
                return false;
            }
            if (a[i] == b[k]) {
                common++;
                i++;
                k++;
            } else if (a[i] < b[k]) {
                i++;
            } else {
                k++;
            }
        }
        return common >= needed;
    }
}
