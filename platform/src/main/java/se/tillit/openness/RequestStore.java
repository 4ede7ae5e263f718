package se.tillit.openness;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static se.tillit.schema.Tables.ACCOUNT;
import static se.tillit.schema.Tables.RECORD_REQUEST;
import static se.tillit.schema.Tables.REQUEST_MASK;
import static se.tillit.schema.Tables.REQUEST_RECORD;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.TableField;
import org.springframework.stereotype.Component;

/** What was asked for, what of it was masked, and how it was answered. */
@Component
final class RequestStore {

    private static final Field<List<Mask>> MASKS = multiset(select(
                            REQUEST_MASK.ID,
                            REQUEST_MASK.PART,
                            REQUEST_MASK.STARTS,
                            REQUEST_MASK.ENDS,
                            REQUEST_MASK.SECTION)
                    .from(REQUEST_MASK)
                    .where(
                            REQUEST_MASK.ORGANISATION.eq(REQUEST_RECORD.ORGANISATION),
                            REQUEST_MASK.REQUEST.eq(REQUEST_RECORD.REQUEST),
                            REQUEST_MASK.ORDINAL.eq(REQUEST_RECORD.ORDINAL))
                    .orderBy(REQUEST_MASK.PART, REQUEST_MASK.STARTS, REQUEST_MASK.ID))
            .convertFrom(rows -> rows.map(one ->
                    new Mask(one.value1(), one.value2(), new Passages.Span(one.value3(), one.value4()), one.value5())));

    private static final Field<List<Request.Item>> ITEMS = multiset(
                    select(REQUEST_RECORD.ORDINAL, REQUEST_RECORD.KIND, REQUEST_RECORD.RECORD, MASKS)
                            .from(REQUEST_RECORD)
                            .where(
                                    REQUEST_RECORD.ORGANISATION.eq(RECORD_REQUEST.ORGANISATION),
                                    REQUEST_RECORD.REQUEST.eq(RECORD_REQUEST.ID))
                            .orderBy(REQUEST_RECORD.ORDINAL))
            .convertFrom(
                    rows -> rows.map(one -> new Request.Item(one.value1(), one.value2(), one.value3(), one.value4())));

    private static final Field<String> NOTER = name(RECORD_REQUEST.NOTED_BY);
    private static final Field<String> ANSWERER = name(RECORD_REQUEST.ANSWERED_BY);

    private final DSLContext db;

    RequestStore(DSLContext db) {
        this.db = db;
    }

    private static Field<String> name(TableField<?, UUID> account) {
        return field(select(ACCOUNT.NAME).from(ACCOUNT).where(ACCOUNT.ID.eq(account)));
    }

    Optional<Request> find(UUID id) {
        return requests(RECORD_REQUEST.ID.eq(id), 1).stream().findFirst();
    }

    /** Those that wait, the oldest first. */
    List<Request> open() {
        return requests(RECORD_REQUEST.OUTCOME.isNull(), 200).reversed();
    }

    /** The newest first. */
    List<Request> answered(int most) {
        return requests(RECORD_REQUEST.OUTCOME.isNotNull(), most);
    }

    private List<Request> requests(Condition wanted, int most) {
        return db.select(RECORD_REQUEST.fields())
                .select(ITEMS, NOTER, ANSWERER)
                .from(RECORD_REQUEST)
                .where(wanted)
                .orderBy(RECORD_REQUEST.ASKED_ON.desc(), RECORD_REQUEST.ID.desc())
                .limit(most)
                .fetch(RequestStore::request);
    }

    /** Records of a kind that somebody has asked for and not been answered about. */
    Set<UUID> asked(String kind) {
        return db.select(REQUEST_RECORD.RECORD)
                .from(REQUEST_RECORD)
                .join(RECORD_REQUEST)
                .on(
                        RECORD_REQUEST.ORGANISATION.eq(REQUEST_RECORD.ORGANISATION),
                        RECORD_REQUEST.ID.eq(REQUEST_RECORD.REQUEST))
                .where(REQUEST_RECORD.KIND.eq(kind), RECORD_REQUEST.OUTCOME.isNull())
                .fetchSet(REQUEST_RECORD.RECORD);
    }

    /** Keeps it from being answered or changed while somebody does something to it. */
    void lock(UUID id) {
        db.select(RECORD_REQUEST.ID)
                .from(RECORD_REQUEST)
                .where(RECORD_REQUEST.ID.eq(id))
                .forUpdate()
                .fetch();
    }

    UUID insert(LocalDate askedOn, String asked, UUID by, String role) {
        return db.insertInto(RECORD_REQUEST)
                .set(RECORD_REQUEST.ASKED_ON, askedOn)
                .set(RECORD_REQUEST.ASKED, asked)
                .set(RECORD_REQUEST.NOTED_BY, by)
                .set(RECORD_REQUEST.NOTED_ROLE, role)
                .returning(RECORD_REQUEST.ID)
                .fetchSingle(RECORD_REQUEST.ID);
    }

    /** To a request that this transaction has locked; one that is in it stays as it is. */
    void add(UUID request, String kind, UUID record) {
        int last = db.select(max(REQUEST_RECORD.ORDINAL))
                .from(REQUEST_RECORD)
                .where(REQUEST_RECORD.REQUEST.eq(request))
                .fetchOptional(max(REQUEST_RECORD.ORDINAL))
                .orElse(0);
        db.insertInto(REQUEST_RECORD)
                .set(REQUEST_RECORD.REQUEST, request)
                .set(REQUEST_RECORD.ORDINAL, last + 1)
                .set(REQUEST_RECORD.KIND, kind)
                .set(REQUEST_RECORD.RECORD, record)
                .onConflictDoNothing()
                .execute();
    }

    void remove(UUID request, int number) {
        db.deleteFrom(REQUEST_RECORD)
                .where(REQUEST_RECORD.REQUEST.eq(request), REQUEST_RECORD.ORDINAL.eq(number))
                .execute();
    }

    void mask(UUID request, int number, String part, Passages.Span span, String section) {
        db.insertInto(REQUEST_MASK)
                .set(REQUEST_MASK.REQUEST, request)
                .set(REQUEST_MASK.ORDINAL, number)
                .set(REQUEST_MASK.PART, part)
                .set(REQUEST_MASK.STARTS, span.start())
                .set(REQUEST_MASK.ENDS, span.end())
                .set(REQUEST_MASK.SECTION, section)
                .execute();
    }

    void unmask(UUID request, int number, UUID mask) {
        db.deleteFrom(REQUEST_MASK)
                .where(REQUEST_MASK.REQUEST.eq(request), REQUEST_MASK.ORDINAL.eq(number), REQUEST_MASK.ID.eq(mask))
                .execute();
    }

    void answer(UUID id, Request.Answer answer, UUID by) {
        db.update(RECORD_REQUEST)
                .set(RECORD_REQUEST.OUTCOME, answer.outcome().name())
                .set(RECORD_REQUEST.ANSWERED_ON, answer.by().on())
                .set(RECORD_REQUEST.ANSWERED_BY, by)
                .set(RECORD_REQUEST.ANSWERED_ROLE, answer.by().role())
                .set(RECORD_REQUEST.SECTION, answer.section())
                .set(RECORD_REQUEST.REASON, answer.reason())
                .set(RECORD_REQUEST.FILE_HASH, answer.hash())
                .where(RECORD_REQUEST.ID.eq(id))
                .execute();
    }

    private static Request request(Record row) {
        String outcome = row.get(RECORD_REQUEST.OUTCOME);
        return new Request(
                row.get(RECORD_REQUEST.ID),
                row.get(RECORD_REQUEST.ASKED_ON),
                row.get(RECORD_REQUEST.ASKED),
                new Mark.Signed(row.get(RECORD_REQUEST.ASKED_ON), row.get(NOTER), row.get(RECORD_REQUEST.NOTED_ROLE)),
                row.get(ITEMS),
                outcome == null
                        ? null
                        : new Request.Answer(
                                Request.Reply.valueOf(outcome),
                                new Mark.Signed(
                                        row.get(RECORD_REQUEST.ANSWERED_ON),
                                        row.get(ANSWERER),
                                        row.get(RECORD_REQUEST.ANSWERED_ROLE)),
                                row.get(RECORD_REQUEST.SECTION),
                                row.get(RECORD_REQUEST.REASON),
                                row.get(RECORD_REQUEST.FILE_HASH)));
    }
}
