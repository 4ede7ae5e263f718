package se.tillit.document;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.val;
import static se.tillit.schema.Tables.DOCUMENT_JUDGEMENT;
import static se.tillit.schema.Tables.DOCUMENT_PASSAGE;
import static se.tillit.schema.Tables.DOCUMENT_PROVISION;
import static se.tillit.schema.Tables.DOCUMENT_REFERENCE;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.springframework.stereotype.Component;
import se.tillit.reading.Addressee;
import se.tillit.reading.Analysis;
import se.tillit.reading.Block;
import se.tillit.reading.Modality;
import se.tillit.reading.Reference;
import se.tillit.reading.Section;

/** What was read in a version, and what people said of it. A person's word stands before the machine's. */
@Component
final class ProvisionStore {

    static final Field<String> MODALITY = coalesce(DOCUMENT_JUDGEMENT.MODALITY, DOCUMENT_PROVISION.MODALITY);
    static final Field<Boolean> REPORTING = coalesce(DOCUMENT_JUDGEMENT.REPORTING, DOCUMENT_PROVISION.REPORTING);
    static final Field<String> ADDRESSEE = coalesce(DOCUMENT_JUDGEMENT.ADDRESSEE, DOCUMENT_PROVISION.ADDRESSEE);
    static final Field<String> ROLE = coalesce(DOCUMENT_JUDGEMENT.ROLE, DOCUMENT_PROVISION.ROLE);
    static final Field<String> DEADLINE = coalesce(DOCUMENT_JUDGEMENT.DEADLINE, DOCUMENT_PROVISION.DEADLINE);

    private final DSLContext db;

    ProvisionStore(DSLContext db) {
        this.db = db;
    }

    static Condition isJudged() {
        return DOCUMENT_JUDGEMENT
                .ORGANISATION
                .eq(DOCUMENT_PROVISION.ORGANISATION)
                .and(DOCUMENT_JUDGEMENT.DOCUMENT.eq(DOCUMENT_PROVISION.DOCUMENT))
                .and(DOCUMENT_JUDGEMENT.ANCHOR.eq(DOCUMENT_PROVISION.ANCHOR));
    }

    /** In the order of the text; those that somebody dismissed as well. */
    List<Provision> of(UUID version) {
        return rows().where(DOCUMENT_PROVISION.VERSION.eq(version))
                .orderBy(DOCUMENT_PROVISION.FROM_CHAR, DOCUMENT_PROVISION.TO_CHAR, DOCUMENT_PROVISION.ORDINAL)
                .fetch(ProvisionStore::provision);
    }

    /** Of all versions, by version: what speaks to a role and nobody has dismissed. */
    Map<UUID, List<Provision>> toRole(String role) {
        return rows().where(
                        ROLE.eq(role), DOCUMENT_JUDGEMENT.VERDICT.isDistinctFrom(Provision.Verdict.DISMISSED.name()))
                .fetchGroups(DOCUMENT_PROVISION.VERSION, ProvisionStore::provision);
    }

    private SelectOnConditionStep<? extends Record> rows() {
        return db.select(DOCUMENT_PROVISION.fields())
                .select(MODALITY, REPORTING, ADDRESSEE, ROLE, DEADLINE, DOCUMENT_JUDGEMENT.VERDICT)
                .from(DOCUMENT_PROVISION)
                .leftJoin(DOCUMENT_JUDGEMENT)
                .on(isJudged());
    }

    static Provision provision(Record row) {
        String verdict = row.get(DOCUMENT_JUDGEMENT.VERDICT);
        String addressee = row.get(ADDRESSEE);
        boolean said = !addressee.equals(row.get(DOCUMENT_PROVISION.ADDRESSEE));
        return new Provision(
                row.get(DOCUMENT_PROVISION.ANCHOR),
                row.get(DOCUMENT_PROVISION.SECTION),
                row.get(DOCUMENT_PROVISION.PAGE),
                row.get(DOCUMENT_PROVISION.FROM_CHAR),
                row.get(DOCUMENT_PROVISION.TO_CHAR),
                row.get(DOCUMENT_PROVISION.TEXT),
                row.get(DOCUMENT_PROVISION.LEAD_IN),
                Modality.valueOf(row.get(MODALITY)),
                row.get(REPORTING),
                addressee,
                row.get(ROLE),
                said && !addressee.isEmpty()
                        ? Addressee.Status.STATED
                        : said
                                ? Addressee.Status.UNCLEAR
                                : Addressee.Status.valueOf(row.get(DOCUMENT_PROVISION.ADDRESSEE_STATUS)),
                row.get(DEADLINE),
                verdict == null ? null : Provision.Verdict.valueOf(verdict));
    }

    int nextOrdinal(UUID version) {
        return db.select(coalesce(max(DOCUMENT_PROVISION.ORDINAL), -1))
                        .from(DOCUMENT_PROVISION)
                        .where(DOCUMENT_PROVISION.VERSION.eq(version))
                        .fetchSingle()
                        .value1()
                + 1;
    }

    /** @param first the ordinal of the first of them */
    void insert(UUID document, UUID version, int first, List<Placement.Placed> placed) {
        var insert = db.batch(db.insertInto(DOCUMENT_PROVISION)
                .columns(
                        DOCUMENT_PROVISION.VERSION,
                        DOCUMENT_PROVISION.ORDINAL,
                        DOCUMENT_PROVISION.DOCUMENT,
                        DOCUMENT_PROVISION.ANCHOR,
                        DOCUMENT_PROVISION.MACHINE,
                        DOCUMENT_PROVISION.SECTION,
                        DOCUMENT_PROVISION.PAGE,
                        DOCUMENT_PROVISION.FROM_CHAR,
                        DOCUMENT_PROVISION.TO_CHAR,
                        DOCUMENT_PROVISION.TEXT,
                        DOCUMENT_PROVISION.LEAD_IN,
                        DOCUMENT_PROVISION.MODALITY,
                        DOCUMENT_PROVISION.REPORTING,
                        DOCUMENT_PROVISION.ADDRESSEE,
                        DOCUMENT_PROVISION.ROLE,
                        DOCUMENT_PROVISION.ADDRESSEE_STATUS,
                        DOCUMENT_PROVISION.DEADLINE,
                        DOCUMENT_PROVISION.RECURRENCE)
                .values(
                        (UUID) null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
        for (int i = 0; i < placed.size(); i++) {
            Provision provision = placed.get(i).provision();
            insert.bind(
                    version,
                    first + i,
                    document,
                    provision.anchor(),
                    placed.get(i).machine(),
                    provision.section(),
                    provision.page(),
                    provision.start(),
                    provision.end(),
                    provision.text(),
                    provision.leadIn(),
                    provision.modality().name(),
                    provision.reporting(),
                    provision.addressee(),
                    provision.role(),
                    provision.addressed().name(),
                    provision.deadline(),
                    placed.get(i).recurrence());
        }
        if (insert.size() > 0) {
            insert.execute();
        }
    }

    void insertReferences(UUID version, List<Reference> references) {
        var insert = db.batch(db.insertInto(DOCUMENT_REFERENCE)
                .columns(
                        DOCUMENT_REFERENCE.VERSION,
                        DOCUMENT_REFERENCE.ORDINAL,
                        DOCUMENT_REFERENCE.TEXT,
                        DOCUMENT_REFERENCE.FROM_CHAR,
                        DOCUMENT_REFERENCE.TO_CHAR,
                        DOCUMENT_REFERENCE.KIND,
                        DOCUMENT_REFERENCE.TARGET,
                        DOCUMENT_REFERENCE.VALIDITY)
                .values((UUID) null, null, null, null, null, null, null, null));
        for (int i = 0; i < references.size(); i++) {
            Reference reference = references.get(i);
            insert.bind(
                    version,
                    i,
                    reference.text(),
                    reference.start(),
                    reference.end(),
                    reference.kind().name(),
                    reference.target(),
                    reference.validity().name());
        }
        if (insert.size() > 0) {
            insert.execute();
        }
    }

    /** What can be searched: each block with its words. */
    void insertPassages(UUID version, Analysis analysis) {
        String text = analysis.document().text();
        List<Section> sections = analysis.document().sections();
        var insert = db.batch(db.insertInto(DOCUMENT_PASSAGE)
                .columns(
                        DOCUMENT_PASSAGE.VERSION,
                        DOCUMENT_PASSAGE.ORDINAL,
                        DOCUMENT_PASSAGE.SECTION,
                        DOCUMENT_PASSAGE.PAGE,
                        DOCUMENT_PASSAGE.FROM_CHAR,
                        DOCUMENT_PASSAGE.TEXT,
                        DOCUMENT_PASSAGE.WORDS)
                .values(
                        val((UUID) null),
                        val((Integer) null),
                        val((String) null),
                        val((Integer) null),
                        val((Integer) null),
                        val((String) null),
                        field("document_words({0})", String.class, val((String) null))));
        int at = 0;
        for (int i = 0; i < analysis.document().blocks().size(); i++) {
            Block block = analysis.document().blocks().get(i);
            while (at + 1 < sections.size() && sections.get(at + 1).start() <= block.start()) {
                at++;
            }
            String section = sections.isEmpty() ? "" : sections.get(at).name();
            String passage = text.substring(block.start(), block.end());
            insert.bind(version, i, section, block.page(), block.start(), passage, passage);
        }
        if (insert.size() > 0) {
            insert.execute();
        }
    }

    List<Reference> references(UUID version) {
        return db.selectFrom(DOCUMENT_REFERENCE)
                .where(DOCUMENT_REFERENCE.VERSION.eq(version))
                .orderBy(DOCUMENT_REFERENCE.ORDINAL)
                .fetch(row -> new Reference(
                        row.get(DOCUMENT_REFERENCE.TEXT),
                        row.get(DOCUMENT_REFERENCE.FROM_CHAR),
                        row.get(DOCUMENT_REFERENCE.TO_CHAR),
                        Reference.Kind.valueOf(row.get(DOCUMENT_REFERENCE.KIND)),
                        row.get(DOCUMENT_REFERENCE.TARGET),
                        Reference.Validity.valueOf(row.get(DOCUMENT_REFERENCE.VALIDITY))));
    }

    List<Judgement> judgements(UUID document) {
        return db.selectFrom(DOCUMENT_JUDGEMENT)
                .where(DOCUMENT_JUDGEMENT.DOCUMENT.eq(document))
                .orderBy(DOCUMENT_JUDGEMENT.AT)
                .fetch(row -> new Judgement(
                        row.get(DOCUMENT_JUDGEMENT.ANCHOR),
                        Provision.Verdict.valueOf(row.get(DOCUMENT_JUDGEMENT.VERDICT)),
                        row.get(DOCUMENT_JUDGEMENT.SECTION),
                        row.get(DOCUMENT_JUDGEMENT.TEXT),
                        row.get(DOCUMENT_JUDGEMENT.MODALITY) == null
                                ? null
                                : new Judgement.Content(
                                        Modality.valueOf(row.get(DOCUMENT_JUDGEMENT.MODALITY)),
                                        row.get(DOCUMENT_JUDGEMENT.REPORTING),
                                        row.get(DOCUMENT_JUDGEMENT.ADDRESSEE),
                                        row.get(DOCUMENT_JUDGEMENT.DEADLINE))));
    }

    /** The latest word counts. */
    void judge(UUID document, Judgement judgement, UUID account, Instant at) {
        forget(document, judgement.anchor());
        Judgement.Content content = judgement.corrected();
        db.insertInto(DOCUMENT_JUDGEMENT)
                .set(DOCUMENT_JUDGEMENT.DOCUMENT, document)
                .set(DOCUMENT_JUDGEMENT.ANCHOR, judgement.anchor())
                .set(DOCUMENT_JUDGEMENT.VERDICT, judgement.verdict().name())
                .set(DOCUMENT_JUDGEMENT.WORDS, Anchor.words(judgement.text()))
                .set(DOCUMENT_JUDGEMENT.TEXT, judgement.text())
                .set(DOCUMENT_JUDGEMENT.SECTION, judgement.section())
                .set(
                        DOCUMENT_JUDGEMENT.MODALITY,
                        content == null ? null : content.modality().name())
                .set(DOCUMENT_JUDGEMENT.REPORTING, content == null ? null : content.reporting())
                .set(DOCUMENT_JUDGEMENT.ADDRESSEE, content == null ? null : content.addressee())
                .set(DOCUMENT_JUDGEMENT.ROLE, content == null ? null : content.role())
                .set(DOCUMENT_JUDGEMENT.DEADLINE, content == null ? null : content.deadline())
                .set(DOCUMENT_JUDGEMENT.ACCOUNT, account)
                .set(DOCUMENT_JUDGEMENT.AT, at)
                .execute();
    }

    /** What somebody added and takes away again. */
    void removeAdded(UUID document, String anchor) {
        db.deleteFrom(DOCUMENT_PROVISION)
                .where(
                        DOCUMENT_PROVISION.DOCUMENT.eq(document),
                        DOCUMENT_PROVISION.ANCHOR.eq(anchor),
                        DOCUMENT_PROVISION.MACHINE.isFalse())
                .execute();
    }

    /** Back to what the machine read. */
    void forget(UUID document, String anchor) {
        db.deleteFrom(DOCUMENT_JUDGEMENT)
                .where(DOCUMENT_JUDGEMENT.DOCUMENT.eq(document), DOCUMENT_JUDGEMENT.ANCHOR.eq(anchor))
                .execute();
    }
}
