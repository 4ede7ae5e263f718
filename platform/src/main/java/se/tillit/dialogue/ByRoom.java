package se.tillit.dialogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What those who come from each room most agree with. Only of rooms that enough come from, and only where those left over, from other
 * rooms or none told, are nobody or enough as well: else the whole minus the rooms would tell about them.
 */
final class ByRoom {

    private static final int MOST = 3;
    private static final double AGREED = 0.6;

    private ByRoom() {}

    /** @param votes as 4 × statement + vote + 1 */
    record Voter(@Nullable UUID room, int[] votes) {}

    static List<Result.Room> of(DialogueKind kind, List<Voter> voters, List<Result.Row> rows) {
        Map<UUID, List<Voter>> large = new TreeMap<>();
        voters.stream()
                .filter(one -> one.room() != null)
                .collect(Collectors.groupingBy(Voter::room))
                .forEach((room, own) -> {
                    if (own.size() >= kind.fewest()) {
                        large.put(room, own);
                    }
                });
        int left = voters.size() - large.values().stream().mapToInt(List::size).sum();
        while (left > 0 && left < kind.fewest() && !large.isEmpty()) {
            UUID smallest = large.entrySet().stream()
                    .min(Comparator.comparingInt(one -> one.getValue().size()))
                    .orElseThrow()
                    .getKey();
            left += large.remove(smallest).size();
        }
        if (large.size() < 2) {
            return List.of();
        }
        Map<Integer, Result.Count> all = count(voters);
        Map<UUID, Map<Integer, Result.Count>> byRoom = new HashMap<>();
        large.forEach((room, own) -> byRoom.put(room, count(own)));
        Set<Integer> tellable = rows.stream()
                .filter(row -> row.all() != null)
                .map(Result.Row::statement)
                .filter(statement -> tells(
                        kind,
                        all.get(statement),
                        byRoom.values().stream()
                                .map(counts -> counts.get(statement))
                                .toList()))
                .collect(Collectors.toSet());
        return large.entrySet().stream()
                .map(one ->
                        new Result.Room(one.getKey(), one.getValue().size(), held(byRoom.get(one.getKey()), tellable)))
                .filter(room -> !room.held().isEmpty())
                .sorted(Comparator.comparingInt(Result.Room::people).reversed())
                .toList();
    }

    private static boolean tells(DialogueKind kind, Result.@Nullable Count all, List<Result.@Nullable Count> rooms) {
        int told = 0;
        for (Result.Count count : rooms) {
            if (count == null || count.seen() < kind.fewest()) {
                return false;
            }
            told += count.seen();
        }
        int left = all == null ? 0 : all.seen() - told;
        return left == 0 || left >= kind.fewest();
    }

    private static List<Result.Held> held(Map<Integer, Result.Count> counts, Set<Integer> tellable) {
        List<Result.Held> held = new ArrayList<>();
        counts.forEach((statement, count) -> {
            if (tellable.contains(statement) && count.share() >= AGREED) {
                held.add(new Result.Held(statement, count));
            }
        });
        held.sort(Comparator.comparingDouble((Result.Held one) -> one.count().share())
                .reversed()
                .thenComparing(Result.Held::statement));
        return List.copyOf(held.subList(0, Math.min(MOST, held.size())));
    }

    private static Map<Integer, Result.Count> count(List<Voter> voters) {
        Map<Integer, int[]> counts = new TreeMap<>();
        voters.forEach(voter -> {
            for (int cell : voter.votes()) {
                counts.computeIfAbsent(cell / 4, statement -> new int[3])[cell % 4]++;
            }
        });
        Map<Integer, Result.Count> made = new TreeMap<>();
        counts.forEach((statement, by) -> made.put(statement, new Result.Count(by[2], by[0], by[0] + by[1] + by[2])));
        return made;
    }
}
