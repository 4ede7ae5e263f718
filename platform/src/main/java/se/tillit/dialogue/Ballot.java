package se.tillit.dialogue;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has voted in a closed dialogue at a workplace. It exists while she asks for it and while the dialogue is counted, and between the
 * two only sealed.
 *
 * @param room the level that she says she comes from; null: not told
 * @param votes by the statement's number: 1 agrees, −1 disagrees, 0 passes
 */
record Ballot(@Nullable UUID room, Map<Integer, Integer> votes) {

    /** So many statements a ballot has place for. */
    static final int MOST_STATEMENTS = 1_000;

    private static final UUID NO_ROOM = new UUID(0, 0);
    private static final int ROOM = 16;
    private static final int LENGTH = ROOM + MOST_STATEMENTS / 4;

    Ballot {
        votes = Map.copyOf(votes);
    }

    Ballot with(Map<Integer, Integer> cast) {
        Map<Integer, Integer> all = new TreeMap<>(votes);
        all.putAll(cast);
        return new Ballot(room, all);
    }

    /** Two bits for each statement that there can be, so that every ballot is as long as any other: 0 not voted on, else the vote + 2. */
    byte[] bytes() {
        byte[] bytes = new byte[LENGTH];
        UUID from = room == null ? NO_ROOM : room;
        ByteBuffer.wrap(bytes).putLong(from.getMostSignificantBits()).putLong(from.getLeastSignificantBits());
        votes.forEach((statement, vote) -> bytes[ROOM + statement / 4] |= (byte) (vote + 2 << 2 * (statement % 4)));
        return bytes;
    }

    /** Empty where somebody sealed something else. */
    static Optional<Ballot> read(byte[] bytes) {
        if (bytes.length != LENGTH) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        UUID room = new UUID(buffer.getLong(), buffer.getLong());
        Map<Integer, Integer> votes = new TreeMap<>();
        for (int statement = 0; statement < MOST_STATEMENTS; statement++) {
            int cell = bytes[ROOM + statement / 4] >> 2 * (statement % 4) & 3;
            if (cell > 0) {
                votes.put(statement, cell - 2);
            }
        }
        return Optional.of(new Ballot(room.equals(NO_ROOM) ? null : room, votes));
    }

    /** Her votes on these statements as the engine takes them, 4 × statement + vote + 1. */
    int[] cells(java.util.Set<Integer> statements) {
        return votes.entrySet().stream()
                .filter(vote -> statements.contains(vote.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .mapToInt(vote -> 4 * vote.getKey() + vote.getValue() + 1)
                .toArray();
    }
}
