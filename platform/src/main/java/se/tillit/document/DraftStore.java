package se.tillit.document;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static se.tillit.schema.Tables.DEMAND_DRAFT;
import static se.tillit.schema.Tables.DEMAND_DRAFT_SOURCE;
import static se.tillit.schema.Tables.DOCUMENT;
import static se.tillit.schema.Tables.DOCUMENT_JUDGEMENT;
import static se.tillit.schema.Tables.DOCUMENT_PROVISION;
import static se.tillit.schema.Tables.DOCUMENT_VERSION;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.reading.Modality;
import se.tillit.signal.Source;

/** Drafts of demands, and the provisions that can become one. */
@Component
final class DraftStore {

    private static final Field<List<Source>> SOURCES = multiset(select(
                            DEMAND_DRAFT_SOURCE.DOCUMENT,
                            DEMAND_DRAFT_SOURCE.VERSION,
                            DOCUMENT.TITLE,
                            DOCUMENT_PROVISION.SECTION,
                            DOCUMENT_PROVISION.PAGE,
                            DOCUMENT_PROVISION.FROM_CHAR,
                            DOCUMENT_PROVISION.TO_CHAR,
                            DOCUMENT_PROVISION.TEXT)
                    .from(DEMAND_DRAFT_SOURCE)
                    .join(DOCUMENT)
                    .on(
                            DOCUMENT.ORGANISATION.eq(DEMAND_DRAFT_SOURCE.ORGANISATION),
                            DOCUMENT.ID.eq(DEMAND_DRAFT_SOURCE.DOCUMENT))
                    .join(DOCUMENT_PROVISION)
                    .on(
                            DOCUMENT_PROVISION.ORGANISATION.eq(DEMAND_DRAFT_SOURCE.ORGANISATION),
                            DOCUMENT_PROVISION.VERSION.eq(DEMAND_DRAFT_SOURCE.VERSION),
                            DOCUMENT_PROVISION.ANCHOR.eq(DEMAND_DRAFT_SOURCE.ANCHOR))
                    .where(
                            DEMAND_DRAFT_SOURCE.ORGANISATION.eq(DEMAND_DRAFT.ORGANISATION),
                            DEMAND_DRAFT_SOURCE.DRAFT.eq(DEMAND_DRAFT.ID))
                    .orderBy(DEMAND_DRAFT_SOURCE.ORDINAL))
            .convertFrom(rows -> rows.map(row -> new Source(
                    row.value1(),
                    row.value2(),
                    row.value3(),
                    row.value4(),
                    row.value5(),
                    row.value6(),
                    row.value7(),
                    row.value8())));

    private final DSLContext db;

    DraftStore(DSLContext db) {
        this.db = db;
    }

    /** A provision in force that is no draft yet. */
    record Candidate(
            UUID document,
            UUID version,
            Provision provision,
            @Nullable String recurrence) {}

    /**
     * @param document null: in all documents
     * @param anchors null: every duty to report
     */
    List<Candidate> candidates(@Nullable UUID document, @Nullable Collection<String> anchors) {
        Condition wanted = anchors == null
                ? ProvisionStore.MODALITY
                        .eq(Modality.DUTY.name())
                        .and(coalesce(DOCUMENT_JUDGEMENT.REPORTING, DOCUMENT_PROVISION.REPORTING)
                                .isTrue())
                : DOCUMENT_PROVISION.ANCHOR.in(anchors);
        return db.select(DOCUMENT_PROVISION.fields())
                .select(
                        ProvisionStore.MODALITY,
                        ProvisionStore.REPORTING,
                        ProvisionStore.ADDRESSEE,
                        ProvisionStore.ROLE,
                        ProvisionStore.DEADLINE,
                        DOCUMENT_JUDGEMENT.VERDICT)
                .from(DOCUMENT_PROVISION)
                .join(DOCUMENT_VERSION)
                .on(
                        DOCUMENT_VERSION.ORGANISATION.eq(DOCUMENT_PROVISION.ORGANISATION),
                        DOCUMENT_VERSION.ID.eq(DOCUMENT_PROVISION.VERSION),
                        DOCUMENT_VERSION.STATE.eq(inline(Document.State.CURRENT.name())))
                .leftJoin(DOCUMENT_JUDGEMENT)
                .on(ProvisionStore.isJudged())
                .where(
                        wanted,
                        document == null ? noCondition() : DOCUMENT_PROVISION.DOCUMENT.eq(document),
                        DOCUMENT_JUDGEMENT.VERDICT.isDistinctFrom(Provision.Verdict.DISMISSED.name()),
                        notExists(selectOne()
                                .from(DEMAND_DRAFT_SOURCE)
                                .where(
                                        DEMAND_DRAFT_SOURCE.ORGANISATION.eq(DOCUMENT_PROVISION.ORGANISATION),
                                        DEMAND_DRAFT_SOURCE.DOCUMENT.eq(DOCUMENT_PROVISION.DOCUMENT),
                                        DEMAND_DRAFT_SOURCE.ANCHOR.eq(DOCUMENT_PROVISION.ANCHOR))))
                .orderBy(DOCUMENT_PROVISION.DOCUMENT, DOCUMENT_PROVISION.FROM_CHAR, DOCUMENT_PROVISION.TO_CHAR)
                .fetch(row -> new Candidate(
                        row.get(DOCUMENT_PROVISION.DOCUMENT),
                        row.get(DOCUMENT_PROVISION.VERSION),
                        ProvisionStore.provision(row),
                        row.get(DOCUMENT_PROVISION.RECURRENCE)));
    }

    /** @param copies at least one; the first gives the draft its words */
    void insert(List<Candidate> copies, Instant at) {
        Provision first = copies.getFirst().provision();
        UUID id = db.insertInto(DEMAND_DRAFT)
                .set(DEMAND_DRAFT.ROLE, first.role())
                .set(DEMAND_DRAFT.TITLE, first.text())
                .set(DEMAND_DRAFT.MARK, first.mark().name())
                .set(DEMAND_DRAFT.DEADLINE, first.deadline())
                .set(DEMAND_DRAFT.RECURRENCE, copies.getFirst().recurrence())
                .set(DEMAND_DRAFT.AT, at)
                .returning(DEMAND_DRAFT.ID)
                .fetchSingle(DEMAND_DRAFT.ID);
        for (int i = 0; i < copies.size(); i++) {
            db.insertInto(DEMAND_DRAFT_SOURCE)
                    .set(DEMAND_DRAFT_SOURCE.DRAFT, id)
                    .set(DEMAND_DRAFT_SOURCE.ORDINAL, i)
                    .set(DEMAND_DRAFT_SOURCE.DOCUMENT, copies.get(i).document())
                    .set(DEMAND_DRAFT_SOURCE.VERSION, copies.get(i).version())
                    .set(DEMAND_DRAFT_SOURCE.ANCHOR, copies.get(i).provision().anchor())
                    .execute();
        }
    }

    List<Draft> in(Draft.State state) {
        return db.select(DEMAND_DRAFT.fields())
                .select(SOURCES)
                .from(DEMAND_DRAFT)
                .where(DEMAND_DRAFT.STATE.eq(state.name()))
                .orderBy(DEMAND_DRAFT.TITLE, DEMAND_DRAFT.ID)
                .fetch(DraftStore::draft);
    }

    Optional<Draft> find(UUID id) {
        return db.select(DEMAND_DRAFT.fields())
                .select(SOURCES)
                .from(DEMAND_DRAFT)
                .where(DEMAND_DRAFT.ID.eq(id))
                .fetchOptional(DraftStore::draft);
    }

    /** @return false where it has been confirmed already */
    boolean settle(UUID id, Draft.State state, @Nullable UUID signal) {
        return db.update(DEMAND_DRAFT)
                        .set(DEMAND_DRAFT.STATE, state.name())
                        .set(DEMAND_DRAFT.SIGNAL, signal)
                        .where(DEMAND_DRAFT.ID.eq(id), DEMAND_DRAFT.STATE.ne(Draft.State.CONFIRMED.name()))
                        .execute()
                == 1;
    }

    private static Draft draft(Record row) {
        return new Draft(
                row.get(DEMAND_DRAFT.ID),
                row.get(DEMAND_DRAFT.ROLE),
                row.get(DEMAND_DRAFT.TITLE),
                Mark.valueOf(row.get(DEMAND_DRAFT.MARK)),
                row.get(DEMAND_DRAFT.DEADLINE),
                row.get(DEMAND_DRAFT.RECURRENCE),
                Draft.State.valueOf(row.get(DEMAND_DRAFT.STATE)),
                row.get(DEMAND_DRAFT.SIGNAL),
                row.get(DEMAND_DRAFT.AT),
                row.get(SOURCES));
    }
}
