package se.tillit.document;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static se.tillit.document.ProvisionStore.MODALITY;
import static se.tillit.document.ProvisionStore.REPORTING;
import static se.tillit.document.ProvisionStore.ROLE;
import static se.tillit.schema.Tables.DOCUMENT;
import static se.tillit.schema.Tables.DOCUMENT_JUDGEMENT;
import static se.tillit.schema.Tables.DOCUMENT_PROVISION;
import static se.tillit.schema.Tables.DOCUMENT_SYNONYM;
import static se.tillit.schema.Tables.DOCUMENT_VERSION;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import se.tillit.reading.Modality;

/** What lies on each role in the current versions, and which positions a role is here. */
@Component
final class RoleStore {

    private final DSLContext db;

    RoleStore(DSLContext db) {
        this.db = db;
    }

    /** What one document asks of one role. */
    record Share(
            String role,
            UUID document,
            String title,
            @org.jspecify.annotations.Nullable Integer pages,
            int words,
            int duties,
            int reports) {}

    /** Of every role that is named somewhere and has a duty there. */
    List<Share> shares() {
        var duties = count();
        var reports = count().filterWhere(REPORTING.isTrue());
        return db.select(
                        ROLE,
                        DOCUMENT.ID,
                        DOCUMENT.TITLE,
                        DOCUMENT_VERSION.PAGES,
                        DOCUMENT_VERSION.WORDS,
                        duties,
                        reports)
                .from(DOCUMENT_PROVISION)
                .join(DOCUMENT_VERSION)
                .on(
                        DOCUMENT_VERSION.ORGANISATION.eq(DOCUMENT_PROVISION.ORGANISATION),
                        DOCUMENT_VERSION.ID.eq(DOCUMENT_PROVISION.VERSION),
                        DOCUMENT_VERSION.STATE.eq(inline(Document.State.CURRENT.name())))
                .join(DOCUMENT)
                .on(DOCUMENT.ORGANISATION.eq(DOCUMENT_VERSION.ORGANISATION), DOCUMENT.ID.eq(DOCUMENT_VERSION.DOCUMENT))
                .leftJoin(DOCUMENT_JUDGEMENT)
                .on(ProvisionStore.isJudged())
                .where(
                        DOCUMENT_JUDGEMENT.VERDICT.isDistinctFrom(Provision.Verdict.DISMISSED.name()),
                        MODALITY.eq(Modality.DUTY.name()),
                        ROLE.ne(""))
                .groupBy(ROLE, DOCUMENT.ID, DOCUMENT.TITLE, DOCUMENT_VERSION.PAGES, DOCUMENT_VERSION.WORDS)
                .orderBy(ROLE, DOCUMENT.TITLE)
                .fetch(row -> new Share(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7()));
    }

    /** Positions that people have said a role is. */
    Map<String, List<UUID>> synonyms() {
        return db.selectFrom(DOCUMENT_SYNONYM)
                .orderBy(DOCUMENT_SYNONYM.ROLE, DOCUMENT_SYNONYM.POSITION)
                .fetchGroups(DOCUMENT_SYNONYM.ROLE, DOCUMENT_SYNONYM.POSITION);
    }

    void replaceSynonyms(String role, Collection<UUID> positions) {
        db.deleteFrom(DOCUMENT_SYNONYM).where(DOCUMENT_SYNONYM.ROLE.eq(role)).execute();
        Set.copyOf(positions).forEach(position -> db.insertInto(DOCUMENT_SYNONYM)
                .set(DOCUMENT_SYNONYM.ROLE, role)
                .set(DOCUMENT_SYNONYM.POSITION, position)
                .execute());
    }
}
