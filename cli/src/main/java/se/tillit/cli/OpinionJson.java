package se.tillit.cli;

import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import se.tillit.opinion.Consensus;
import se.tillit.opinion.Group;
import se.tillit.opinion.OpinionMap;
import se.tillit.opinion.Participant;
import se.tillit.opinion.Representative;
import se.tillit.opinion.Statement;
import se.tillit.opinion.Tally;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** A dialogue's map as JSON, in the keys that researchers' reference files have, and some of ours after them. */
final class OpinionJson {

    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final DialogueExport dialogue;
    private final OpinionMap map;
    private final JsonGenerator json;

    private OpinionJson(DialogueExport dialogue, OpinionMap map, JsonGenerator json) {
        this.dialogue = dialogue;
        this.map = map;
        this.json = json;
    }

    static void write(DialogueExport dialogue, OpinionMap map, OutputStream out) {
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            new OpinionJson(dialogue, map, json).write();
            json.writeRaw('\n');
        }
    }

    private void write() {
        List<Statement> statements = map.statements();
        List<Participant> participants = map.participants();
        json.writeStartObject();
        json.writeStringProperty("conversation", dialogue.name());
        json.writeStringProperty(
                "convention",
                "+1 agree, -1 disagree, 0 pass; components sign-normalised so that the largest absolute loading is positive; "
                        + "participants and statements in the order of their ids");
        json.writeNumberProperty("n_participants", participants.size());
        json.writeNumberProperty("n_statements", statements.size());
        json.writeNumberProperty("n_votes", dialogue.votes().votes().size());
        ids("participant_ids", participants.stream().map(Participant::id).toList());
        ids("statement_ids", statements.stream().map(Statement::id).toList());
        ids(
                "moderated_out",
                statements.stream()
                        .filter(Statement::excluded)
                        .map(Statement::id)
                        .toList());
        ids(
                "meta",
                statements.stream()
                        .map(Statement::id)
                        .filter(map.settings().meta()::contains)
                        .toList());
        ids(
                "in_conv_participant_ids",
                participants.stream()
                        .filter(Participant::clustered)
                        .map(Participant::id)
                        .toList());
        json.writeName("explained_variance_ratio");
        pair(map.firstShare(), map.secondShare());
        numbers("center", statements, Statement::centre);
        json.writeName("components");
        json.writeStartArray();
        numbers(statements, Statement::firstLoading);
        numbers(statements, Statement::secondLoading);
        json.writeEndArray();
        json.writeName("participant_xy");
        json.writeStartArray();
        participants.forEach(participant -> pair(participant.x(), participant.y()));
        json.writeEndArray();
        numbers("statement_extremity", statements, Statement::extremity);
        if (!dialogue.votes().groups().isEmpty()) {
            json.writeName("group_of_participant(exported)");
            json.writeStartObject();
            for (Participant participant : participants) {
                Integer group = dialogue.votes().groups().get(participant.id());
                if (group != null) {
                    json.writeNumberProperty(participant.id(), group);
                }
            }
            json.writeEndObject();
        }
        groupVotes();
        numbers("group_aware_consensus", statements, Statement::groupAwareConsensus);
        numbers("priority", statements, Statement::priority);
        json.writeName("repness");
        json.writeStartObject();
        for (Group group : map.groups()) {
            json.writeName(Integer.toString(group.id()));
            json.writeStartArray();
            group.stands().forEach(this::representative);
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeName("consensus");
        json.writeStartObject();
        consensus("agree", map.consensus().agree());
        consensus("disagree", map.consensus().disagree());
        json.writeEndObject();
        grouping();
        json.writeEndObject();
    }

    private void groupVotes() {
        json.writeName("group_votes");
        json.writeStartObject();
        for (Group group : map.groups()) {
            json.writeName(Integer.toString(group.id()));
            json.writeStartObject();
            json.writeNumberProperty("n_members", group.members());
            counts("agree", group, Tally::agree);
            counts("disagree", group, Tally::disagree);
            counts("seen", group, Tally::seen);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void representative(Representative representative) {
        json.writeStartObject();
        id("tid", representative.statement());
        json.writeNumberProperty("n_success", representative.successes());
        json.writeNumberProperty("n_trials", representative.trials());
        json.writeNumberProperty("p_success", representative.probability());
        json.writeNumberProperty("p_test", representative.probabilityTest());
        json.writeNumberProperty("repness", representative.ratio());
        json.writeNumberProperty("repness_test", representative.ratioTest());
        json.writeStringProperty("repful_for", representative.agree() ? "agree" : "disagree");
        json.writeNumberProperty("metric", representative.metric());
        if (representative.bestAgreed() != null) {
            json.writeBooleanProperty("best_agree", true);
            json.writeNumberProperty("n_agree", representative.bestAgreed());
        }
        json.writeEndObject();
    }

    private void consensus(String name, List<Consensus.Held> held) {
        json.writeName(name);
        json.writeStartArray();
        for (Consensus.Held statement : held) {
            json.writeStartObject();
            id("tid", statement.statement());
            json.writeNumberProperty("n_success", statement.successes());
            json.writeNumberProperty("n_trials", statement.trials());
            json.writeNumberProperty("p_success", statement.probability());
            json.writeNumberProperty("p_test", statement.probabilityTest());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void grouping() {
        json.writeName("group_of_participant");
        json.writeStartObject();
        for (Participant participant : map.participants()) {
            if (participant.group() != null) {
                json.writeNumberProperty(participant.id(), participant.group());
            }
        }
        json.writeEndObject();
        json.writeNumberProperty("k", map.grouping().count());
        number("silhouette", map.grouping().silhouette());
        number("silhouette_by_chance", map.grouping().chance());
        number("stability", map.grouping().stability());
        json.writeStringProperty(
                "verdict",
                map.grouping().verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        ids("uniting", map.uniting().stream().map(Statement::id).toList());
    }

    private void ids(String name, List<String> ids) {
        json.writeName(name);
        json.writeStartArray();
        ids.forEach(this::id);
        json.writeEndArray();
    }

    private void id(String name, String id) {
        json.writeName(name);
        id(id);
    }

    /** A number where it can be one and come back the same. */
    private void id(String id) {
        if (id.matches("0|[1-9]\\d{0,14}")) {
            json.writeNumber(Long.parseLong(id));
        } else {
            json.writeString(id);
        }
    }

    private void number(String name, @Nullable Double number) {
        if (number == null) {
            json.writeNullProperty(name);
        } else {
            json.writeNumberProperty(name, number);
        }
    }

    private void counts(String name, Group group, ToIntFunction<Tally> count) {
        json.writeName(name);
        json.writeStartArray();
        group.tallies().forEach(tally -> json.writeNumber(count.applyAsInt(tally)));
        json.writeEndArray();
    }

    private void numbers(String name, List<Statement> statements, ToDoubleFunction<Statement> number) {
        json.writeName(name);
        numbers(statements, number);
    }

    private void numbers(List<Statement> statements, ToDoubleFunction<Statement> number) {
        json.writeStartArray();
        statements.forEach(statement -> json.writeNumber(number.applyAsDouble(statement)));
        json.writeEndArray();
    }

    private void pair(double x, double y) {
        json.writeStartArray();
        json.writeNumber(x);
        json.writeNumber(y);
        json.writeEndArray();
    }
}
