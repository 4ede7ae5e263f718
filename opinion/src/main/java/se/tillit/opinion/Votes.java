package se.tillit.opinion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The votes of one dialogue: at most one per participant and statement, stored as sparsely as they were cast.
 *
 * <p>Participants and statements stand in the order of their ids (shorter first, then alphabetically, so that "9" precedes
 * "10"), whatever order the votes came in. Everything computed sums in that order, which is what makes a result the same
 * to the last digit.
 */
public final class Votes {

    /** Shorter ids first, then alphabetically. */
    static final Comparator<String> BY_ID =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final List<String> participants;
    private final List<String> statements;

    // Row p holds cells[rows[p]] … cells[rows[p + 1] - 1], by statement. A cell is 3 × statement + vote, one int per
    // vote, so
    // that every pass over the votes is an addition into, or a lookup in, a table small enough for the processor's
    // cache.
    private final int[] rows;
    private final int[] cells;

    private Votes(List<String> participants, List<String> statements, int[] rows, int[] cells) {
        this.participants = participants;
        this.statements = statements;
        this.rows = rows;
        this.cells = cells;
    }

    public static Builder builder() {
        return new Builder(1024);
    }

    /** Everyone's id, also those who have not voted. */
    public List<String> participants() {
        return participants;
    }

    /** Every statement's id, also those nobody has voted on. */
    public List<String> statements() {
        return statements;
    }

    /** How many votes there are. */
    public int size() {
        return cells.length;
    }

    /** These votes and newer ones on top of them; these themselves do not change. */
    public Votes with(Builder newer) {
        Builder merged = new Builder(cells.length + newer.size);
        participants.forEach(merged::participant);
        statements.forEach(merged::statement);
        merged.append(this);
        merged.append(newer);
        return merged.build();
    }

    int start(int participant) {
        return rows[participant];
    }

    int end(int participant) {
        return rows[participant + 1];
    }

    int count(int participant) {
        return rows[participant + 1] - rows[participant];
    }

    /** The votes in one array, participant by participant: see {@link #start} and {@link #end}. */
    int[] cells() {
        return cells;
    }

    /** The votes of some participants, given by ascending position; the statements stay. */
    Votes of(int[] chosen) {
        int[] chosenRows = new int[chosen.length + 1];
        List<String> names = new ArrayList<>(chosen.length);
        for (int i = 0; i < chosen.length; i++) {
            chosenRows[i + 1] = chosenRows[i] + count(chosen[i]);
            names.add(participants.get(chosen[i]));
        }
        int[] chosenCells = new int[chosenRows[chosen.length]];
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(cells, rows[chosen[i]], chosenCells, chosenRows[i], count(chosen[i]));
        }
        return new Votes(names, statements, chosenRows, chosenCells);
    }

    /**
     * The same number of each vote on each statement, dealt out anew among those who voted on it: what the dialogue would
     * look like if no answer had anything to do with another.
     */
    Votes shuffled(SplittableRandom random) {
        int[] first = new int[statements.size() + 1];
        for (int cell : cells) {
            first[cell / 3 + 1]++;
        }
        for (int s = 0; s < statements.size(); s++) {
            first[s + 1] += first[s];
        }
        int[] places = new int[cells.length];
        int[] next = first.clone();
        for (int i = 0; i < cells.length; i++) {
            places[next[cells[i] / 3]++] = i;
        }
        int[] dealt = cells.clone();
        for (int s = 0; s < statements.size(); s++) {
            for (int i = first[s + 1] - 1; i > first[s]; i--) {
                int other = first[s] + random.nextInt(i - first[s] + 1);
                int held = dealt[places[i]];
                dealt[places[i]] = dealt[places[other]];
                dealt[places[other]] = held;
            }
        }
        return new Votes(participants, statements, rows, dealt);
    }

    /**
     * Gathers votes in the order they were cast: of several by one participant on one statement, the last counts. Not for
     * use by several threads at once.
     */
    public static final class Builder {

        private final Map<String, Integer> participants = new HashMap<>();
        private final Map<String, Integer> statements = new HashMap<>();
        private int[] voters;
        private int[] cells;
        private int size;

        private Builder(int capacity) {
            voters = new int[capacity];
            cells = new int[capacity];
        }

        /** Adds a participant who may have no vote yet; knowing one twice changes nothing. */
        public Builder participant(String id) {
            position(participants, id);
            return this;
        }

        /** Adds a statement that may have no vote yet; knowing one twice changes nothing. */
        public Builder statement(String id) {
            position(statements, id);
            return this;
        }

        public Builder add(String participant, String statement, Vote vote) {
            append(position(participants, participant), 3 * position(statements, statement) + vote.ordinal());
            return this;
        }

        /** How many votes were added, replaced ones included. */
        public int size() {
            return size;
        }

        private static int position(Map<String, Integer> positions, String id) {
            Integer known = positions.get(id);
            if (known != null) {
                return known;
            }
            int position = positions.size();
            positions.put(id, position);
            return position;
        }

        private void append(int voter, int cell) {
            if (size == cells.length) {
                // Says so, rather than wrapping round, should a dialogue outgrow an array.
                int larger = Math.addExact(size, 1 + (size >> 1));
                voters = Arrays.copyOf(voters, larger);
                cells = Arrays.copyOf(cells, larger);
            }
            voters[size] = voter;
            cells[size++] = cell;
        }

        private void append(Votes older) {
            for (int p = 0; p < older.participants.size(); p++) {
                for (int i = older.start(p); i < older.end(p); i++) {
                    append(p, older.cells[i]);
                }
            }
        }

        private void append(Builder newer) {
            int[] voterHere = translation(newer.participants, participants);
            int[] statementHere = translation(newer.statements, statements);
            for (int i = 0; i < newer.size; i++) {
                append(voterHere[newer.voters[i]], 3 * statementHere[newer.cells[i] / 3] + newer.cells[i] % 3);
            }
        }

        private static int[] translation(Map<String, Integer> from, Map<String, Integer> to) {
            String[] ids = new String[from.size()];
            from.forEach((id, position) -> ids[position] = id);
            return Arrays.stream(ids).mapToInt(id -> position(to, id)).toArray();
        }

        public Votes build() {
            List<String> participantIds = sorted(participants);
            List<String> statementIds = sorted(statements);
            int[] row = ranks(participantIds, participants);
            int[] column = ranks(statementIds, statements);

            // Two stable counting sorts, by statement and then by participant: linear in the votes, and of several
            // votes in
            // one place the one cast last comes last.
            int[] byStatement = sort(column.length, i -> column[cells[i] / 3], null);
            int[] order = sort(row.length, i -> row[voters[i]], byStatement);

            int[] rows = new int[row.length + 1];
            int[] kept = new int[size];
            int count = 0;
            int previousRow = -1;
            for (int i : order) {
                int thisRow = row[voters[i]];
                int cell = 3 * column[cells[i] / 3] + cells[i] % 3;
                if (thisRow == previousRow && cell / 3 == kept[count - 1] / 3) {
                    kept[count - 1] = cell;
                } else {
                    kept[count++] = cell;
                    rows[thisRow + 1]++;
                }
                previousRow = thisRow;
            }
            for (int p = 0; p < row.length; p++) {
                rows[p + 1] += rows[p];
            }
            return new Votes(participantIds, statementIds, rows, Arrays.copyOf(kept, count));
        }

        private interface Key {
            int of(int index);
        }

        private int[] sort(int keys, Key key, int @Nullable [] before) {
            int[] next = new int[keys + 1];
            for (int i = 0; i < size; i++) {
                next[key.of(i) + 1]++;
            }
            for (int k = 0; k < keys; k++) {
                next[k + 1] += next[k];
            }
            int[] order = new int[size];
            for (int i = 0; i < size; i++) {
                int index = before == null ? i : before[i];
                order[next[key.of(index)]++] = index;
            }
            return order;
        }

        private static List<String> sorted(Map<String, Integer> positions) {
            List<String> ids = new ArrayList<>(positions.keySet());
            ids.sort(BY_ID);
            return Collections.unmodifiableList(ids);
        }

        private static int[] ranks(List<String> sorted, Map<String, Integer> positions) {
            int[] ranks = new int[sorted.size()];
            for (int rank = 0; rank < ranks.length; rank++) {
                ranks[positions.get(sorted.get(rank))] = rank;
            }
            return ranks;
        }
    }
}
