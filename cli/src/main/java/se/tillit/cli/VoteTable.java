package se.tillit.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.tillit.opinion.Vote;
import se.tillit.opinion.Votes;

/**
 * The file of votes: a row per participant; columns, in any order, {@code participant}, perhaps {@code group-id} and some
 * others, and one per statement, named by its number.
 *
 * @param groups the file's own, by participant; empty where it has none
 */
record VoteTable(Votes votes, Map<String, Integer> groups) {

    private static final Set<String> IGNORED = Set.of("xid", "n-comments", "n-votes", "n-agree", "n-disagree");
    private static final int MOST_STATEMENTS = 20_000;
    private static final int MOST_PARTICIPANTS = 1_000_000;

    private static final Map<String, Vote> VOTES = Map.of(
            "1",
            Vote.AGREE,
            "0",
            Vote.PASS,
            "-1",
            Vote.DISAGREE,
            // as spreadsheets and data frames write whole numbers in a column with gaps
            "1.0",
            Vote.AGREE,
            "0.0",
            Vote.PASS,
            "-1.0",
            Vote.DISAGREE);

    private enum Kind {
        PARTICIPANT,
        GROUP,
        STATEMENT,
        IGNORED
    }

    private record Column(String name, Kind kind) {}

    static VoteTable read(CsvScanner csv, FileProblems problems) throws IOException {
        Column[] columns = columns(csv, problems);
        problems.throwIfAny();

        Votes.Builder votes = Votes.builder();
        for (Column column : columns) {
            if (column.kind == Kind.STATEMENT) {
                votes.statement(column.name);
            }
        }
        Map<String, Integer> groups = new HashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        String[] statements = new String[columns.length];
        Vote[] cast = new Vote[columns.length];
        int rows = 0;
        while (csv.nextRecord()) {
            if (++rows > MOST_PARTICIPANTS) {
                problems.add("there are more than " + MOST_PARTICIPANTS + " participants");
                break;
            }
            int line = csv.recordLine();
            String participant = "";
            String group = "";
            int count = 0;
            int fields = 0;
            for (; csv.nextField(); fields++) {
                if (csv.isEmpty() || fields >= columns.length) {
                    continue;
                }
                Column column = columns[fields];
                switch (column.kind) {
                    case PARTICIPANT -> participant = csv.text();
                    case GROUP -> group = csv.text();
                    case STATEMENT -> {
                        Vote vote = VOTES.get(csv.text());
                        if (vote == null) {
                            problems.add(
                                    line,
                                    "statement " + column.name + " has " + FileProblems.quoted(csv.text())
                                            + " for a vote; use 1 (agree), -1 (disagree), 0 (pass) or nothing");
                        } else {
                            statements[count] = column.name;
                            cast[count++] = vote;
                        }
                    }
                    case IGNORED -> {}
                }
            }
            if (fields != columns.length) {
                problems.add(line, "has " + fields + " fields where the header has " + columns.length);
                continue;
            }
            if (participant.isBlank()) {
                problems.add(line, "the participant has no id");
                continue;
            }
            Integer earlier = lines.putIfAbsent(participant, line);
            if (earlier != null) {
                problems.add(
                        line,
                        "participant " + FileProblems.quoted(participant) + " stands on line " + earlier
                                + " already; keep one row for each");
                continue;
            }
            votes.participant(participant);
            for (int i = 0; i < count; i++) {
                votes.add(participant, statements[i], cast[i]);
            }
            if (!group.isEmpty()) {
                if (group.matches("\\d{1,6}(\\.0)?")) {
                    groups.put(participant, Integer.valueOf(group.replace(".0", "")));
                } else {
                    problems.add(line, "group-id " + FileProblems.quoted(group) + " is not a whole number from 0");
                }
            }
        }
        if (rows == 0) {
            problems.add("there are no participants");
        }
        problems.throwIfAny();
        return new VoteTable(votes.build(), groups);
    }

    private static Column[] columns(CsvScanner csv, FileProblems problems) throws IOException {
        List<Column> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int statements = 0;
        csv.nextRecord();
        while (csv.nextField()) {
            String name = csv.text();
            Kind kind = kind(name);
            if (kind == Kind.STATEMENT && ++statements > MOST_STATEMENTS) {
                problems.add("there are more than " + MOST_STATEMENTS + " statements");
                break;
            }
            if (kind == Kind.IGNORED && !IGNORED.contains(name)) {
                problems.add("column " + FileProblems.quoted(name)
                        + " is unknown; a statement's column is named by its number");
            }
            if (!seen.add(name)) {
                problems.add("column " + FileProblems.quoted(name) + " stands there twice");
            }
            columns.add(new Column(name, kind));
        }
        if (!seen.contains("participant")) {
            problems.add("there is no column \"participant\"");
        }
        if (statements == 0) {
            problems.add("there is no column for any statement");
        }
        return columns.toArray(Column[]::new);
    }

    private static Kind kind(String name) {
        return switch (name) {
            case "participant" -> Kind.PARTICIPANT;
            case "group-id" -> Kind.GROUP;
            default -> name.matches("\\d{1,18}") ? Kind.STATEMENT : Kind.IGNORED;
        };
    }
}
