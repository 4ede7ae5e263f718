package se.tillit.mandate;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;
import static se.tillit.schema.Tables.ACCOUNT;
import static se.tillit.schema.Tables.DELEGATION_ORDER;
import static se.tillit.schema.Tables.MANDATE;
import static se.tillit.schema.Tables.MANDATE_HOLDER;
import static se.tillit.schema.Tables.MANDATE_WORD;
import static se.tillit.schema.Tables.UNIT;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertValuesStep4;
import org.jooq.InsertValuesStepN;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.postgres.extensions.types.LocalDateRange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.chain.ChainStore;
import se.tillit.chain.Validity;

@Component
final class MandateStore {

    private static final String DECIDED = "DECIDED";

    /** A statement takes no more than 65,535 values. */
    private static final int AT_ONCE = 500;

    private static final Field<List<Holder>> HOLDERS = multiset(select(MANDATE_HOLDER.NAME, MANDATE_HOLDER.POSITION)
                    .from(MANDATE_HOLDER)
                    .where(MANDATE_HOLDER.ORGANISATION.eq(MANDATE.ORGANISATION), MANDATE_HOLDER.MANDATE.eq(MANDATE.ID))
                    .orderBy(MANDATE_HOLDER.ORDINAL))
            .convertFrom(rows -> rows.map(row -> new Holder(row.value1(), row.value2())));

    private static final Field<Integer> MANDATES = field(select(count())
            .from(MANDATE)
            .where(
                    MANDATE.ORGANISATION.eq(DELEGATION_ORDER.ORGANISATION),
                    MANDATE.DELEGATION_ORDER.eq(DELEGATION_ORDER.ID)));

    private final DSLContext db;

    MandateStore(DSLContext db) {
        this.db = db;
    }

    /** Drafts first, then by what they are called, the newest version of each first. */
    List<DelegationOrder> orders() {
        return orders(noCondition());
    }

    Optional<DelegationOrder> order(UUID id) {
        return orders(DELEGATION_ORDER.ID.eq(id)).stream().findFirst();
    }

    /** The version that holds for the board on the day. */
    Optional<DelegationOrder> orderOf(UUID board, LocalDate day) {
        return orders(DELEGATION_ORDER.BOARD.eq(board).and(holding(day))).stream()
                .findFirst();
    }

    private static Condition holding(LocalDate day) {
        return DELEGATION_ORDER.STATE.eq(inline(DECIDED)).and(ChainStore.holdsOn(DELEGATION_ORDER.VALID, day));
    }

    private List<DelegationOrder> orders(Condition which) {
        return db.select(DELEGATION_ORDER.fields())
                .select(ACCOUNT.NAME, MANDATES)
                .from(DELEGATION_ORDER)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(DELEGATION_ORDER.LOADED_BY))
                .where(which)
                .orderBy(
                        DELEGATION_ORDER.STATE.desc(),
                        DELEGATION_ORDER.NAME,
                        DELEGATION_ORDER.DECIDED_ON.desc(),
                        DELEGATION_ORDER.ID)
                .fetch(MandateStore::order);
    }

    private static DelegationOrder order(Record row) {
        LocalDateRange valid = row.get(DELEGATION_ORDER.VALID);
        return new DelegationOrder(
                row.get(DELEGATION_ORDER.ID),
                row.get(DELEGATION_ORDER.NAME),
                row.get(DELEGATION_ORDER.BOARD),
                valid == null
                        ? null
                        : new DelegationOrder.Decided(
                                row.get(DELEGATION_ORDER.DECIDED_ON),
                                row.get(DELEGATION_ORDER.REFERENCE),
                                Validity.of(valid)),
                row.get(DELEGATION_ORDER.DOCUMENT),
                row.get(DELEGATION_ORDER.LOADED_ON),
                row.get(ACCOUNT.NAME),
                row.get(MANDATES));
    }

    UUID addDraft(String name, UUID board, @Nullable UUID document, LocalDate today, UUID by) {
        return db.insertInto(DELEGATION_ORDER)
                .set(DELEGATION_ORDER.NAME, name)
                .set(DELEGATION_ORDER.BOARD, board)
                .set(DELEGATION_ORDER.DOCUMENT, document)
                .set(DELEGATION_ORDER.LOADED_ON, today)
                .set(DELEGATION_ORDER.LOADED_BY, by)
                .returning(DELEGATION_ORDER.ID)
                .fetchSingle(DELEGATION_ORDER.ID);
    }

    /** Until the transaction's end nobody else takes an order of the board into use. */
    void lock(UUID board) {
        db.select(UNIT.ID).from(UNIT).where(UNIT.ID.eq(board)).forNoKeyUpdate().execute();
    }

    /** @return false where it is a draft no more */
    boolean decide(UUID id, DelegationOrder.Decided decided) {
        return db.update(DELEGATION_ORDER)
                        .set(DELEGATION_ORDER.STATE, DECIDED)
                        .set(DELEGATION_ORDER.DECIDED_ON, decided.on())
                        .set(DELEGATION_ORDER.REFERENCE, decided.reference())
                        .set(DELEGATION_ORDER.VALID, decided.valid().range())
                        .where(DELEGATION_ORDER.ID.eq(id), DELEGATION_ORDER.STATE.ne(inline(DECIDED)))
                        .execute()
                == 1;
    }

    /** The board's earlier version gives way on the day. */
    void end(UUID id, Validity valid) {
        db.update(DELEGATION_ORDER)
                .set(DELEGATION_ORDER.VALID, valid.range())
                .where(DELEGATION_ORDER.ID.eq(id))
                .execute();
    }

    /** The board's decided versions that reach the day or begin after it. */
    List<DelegationOrder> decidedReaching(UUID board, LocalDate day) {
        return orders(DELEGATION_ORDER
                .BOARD
                .eq(board)
                .and(DELEGATION_ORDER.STATE.eq(inline(DECIDED)))
                .and(condition("({0} @> {1} or lower({0}) > {1})", DELEGATION_ORDER.VALID, val(day))));
    }

    /** @return false where it is none, or no draft */
    boolean deleteDraft(UUID id) {
        return db.deleteFrom(DELEGATION_ORDER)
                        .where(DELEGATION_ORDER.ID.eq(id), DELEGATION_ORDER.STATE.ne(inline(DECIDED)))
                        .execute()
                == 1;
    }

    /** Writes the rows; those that others hang on may come after. */
    void add(UUID order, List<Mandate> mandates) {
        for (int from = 0; from < mandates.size(); from += AT_ONCE) {
            addSome(order, mandates.subList(from, Math.min(from + AT_ONCE, mandates.size())));
        }
    }

    private void addSome(UUID order, List<Mandate> mandates) {
        InsertValuesStepN<?> rows = db.insertInto(
                MANDATE,
                List.of(
                        MANDATE.ID,
                        MANDATE.DELEGATION_ORDER,
                        MANDATE.ORDINAL,
                        MANDATE.NUMBER,
                        MANDATE.HEADING,
                        MANDATE.MATTER,
                        MANDATE.LEGAL_BASIS,
                        MANDATE.KIND,
                        MANDATE.CONDITIONS,
                        MANDATE.MOST_SEK,
                        MANDATE.MAY_PASS_ON,
                        MANDATE.NOTIFIED,
                        MANDATE.NOTIFIED_BY,
                        MANDATE.VALID_FROM,
                        MANDATE.VALID_TO,
                        MANDATE.REFERENCE,
                        MANDATE.PASSED_ON_FROM,
                        MANDATE.DECISIONS_YEARLY,
                        MANDATE.HANDLING_DAYS));
        for (Mandate one : mandates) {
            rows = rows.values(Arrays.asList(
                    one.id(),
                    order,
                    one.ordinal(),
                    one.number(),
                    one.heading(),
                    one.matter(),
                    one.legalBasis(),
                    one.kind().name(),
                    one.conditions(),
                    one.mostSek(),
                    one.mayPassOn(),
                    one.notified(),
                    one.notifiedBy(),
                    one.from(),
                    one.to(),
                    one.reference(),
                    one.passedOnFrom(),
                    one.decisionsYearly(),
                    one.handlingDays()));
        }
        rows.execute();
        InsertValuesStep4<?, UUID, Integer, String, UUID> holders = db.insertInto(
                MANDATE_HOLDER,
                MANDATE_HOLDER.MANDATE,
                MANDATE_HOLDER.ORDINAL,
                MANDATE_HOLDER.NAME,
                MANDATE_HOLDER.POSITION);
        for (Mandate one : mandates) {
            for (int i = 0; i < one.holders().size(); i++) {
                Holder holder = one.holders().get(i);
                holders = holders.values(one.id(), i, holder.name(), holder.position());
            }
        }
        holders.execute();
    }

    /** In the order's own order. */
    List<Mandate> of(UUID order) {
        return mandates(MANDATE.DELEGATION_ORDER.eq(order));
    }

    List<Mandate> byIds(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : mandates(MANDATE.ID.in(ids));
    }

    /** Those of all orders that hold on the day. */
    List<Mandate> holdingOn(LocalDate day) {
        return mandates(inOrderOn(day));
    }

    /** The rows of the same order about the same matter. */
    List<Mandate> about(UUID order, Collection<String> keys) {
        return mandates(MANDATE.DELEGATION_ORDER
                .eq(order)
                .and(lower(MANDATE.MATTER)
                        .in(keys.stream()
                                .map(key -> key.toLowerCase(Locale.ROOT))
                                .toList())));
    }

    private static Condition inOrderOn(LocalDate day) {
        return MANDATE.DELEGATION_ORDER.in(
                select(DELEGATION_ORDER.ID).from(DELEGATION_ORDER).where(holding(day)));
    }

    private List<Mandate> mandates(Condition which) {
        return db.select(MANDATE.fields())
                .select(HOLDERS)
                .from(MANDATE)
                .where(which)
                .orderBy(MANDATE.DELEGATION_ORDER, MANDATE.ORDINAL)
                .fetch(MandateStore::mandate);
    }

    /**
     * Those with the most of the terms, in the orders that hold on the day; the shortest matters first.
     *
     * @param terms in PostgreSQL's language
     */
    List<Mandate> find(List<String> terms, LocalDate day, int most) {
        if (terms.isEmpty()) {
            return List.of();
        }
        Field<Integer> hits = terms.stream()
                .<Field<Integer>>map(term -> when(matches(term), 1).otherwise(0))
                .reduce(Field::plus)
                .orElseThrow()
                .as("hits");
        Result<Record> found = db.select(MANDATE.fields())
                .select(HOLDERS, hits)
                .from(MANDATE)
                .where(matches(terms.stream().collect(Collectors.joining(" | "))), inOrderOn(day))
                .orderBy(
                        hits.desc(),
                        field("length({0})", Integer.class, MANDATE.MATTER),
                        MANDATE.DELEGATION_ORDER,
                        MANDATE.ORDINAL)
                .limit(most)
                .fetch();
        return found.stream()
                .filter(row -> row.get(hits).equals(found.getFirst().get(hits)))
                .map(MandateStore::mandate)
                .toList();
    }

    /** Written out and not a parameter: a plan that is kept would read the query anew for each row. */
    private static Condition matches(String query) {
        return condition("{0} @@ to_tsquery('pg_catalog.swedish', {1})", MANDATE.WORDS, inline(query));
    }

    /** Those whose legal reference holds the text, in the orders that hold on the day. */
    List<Mandate> byLegalBasis(String text, LocalDate day) {
        return mandates(MANDATE.LEGAL_BASIS.containsIgnoreCase(text).and(inOrderOn(day)));
    }

    /** Those that one of the positions holds, in the orders that hold on the day. */
    List<Mandate> heldBy(Collection<UUID> positions, LocalDate day) {
        return mandates(MANDATE.ID
                .in(select(MANDATE_HOLDER.MANDATE).from(MANDATE_HOLDER).where(MANDATE_HOLDER.POSITION.in(positions)))
                .and(inOrderOn(day)));
    }

    private static Mandate mandate(Record row) {
        return new Mandate(
                row.get(MANDATE.ID),
                row.get(MANDATE.DELEGATION_ORDER),
                row.get(MANDATE.ORDINAL),
                row.get(MANDATE.NUMBER),
                row.get(MANDATE.HEADING),
                row.get(MANDATE.MATTER),
                row.get(MANDATE.LEGAL_BASIS),
                Mandate.Kind.valueOf(row.get(MANDATE.KIND)),
                row.get(HOLDERS),
                row.get(MANDATE.CONDITIONS),
                row.get(MANDATE.MOST_SEK),
                row.get(MANDATE.MAY_PASS_ON),
                row.get(MANDATE.NOTIFIED),
                row.get(MANDATE.NOTIFIED_BY),
                row.get(MANDATE.VALID_FROM),
                row.get(MANDATE.VALID_TO),
                row.get(MANDATE.REFERENCE),
                row.get(MANDATE.PASSED_ON_FROM),
                row.get(MANDATE.DECISIONS_YEARLY),
                row.get(MANDATE.HANDLING_DAYS));
    }

    List<Word> words() {
        return db.selectFrom(MANDATE_WORD)
                .orderBy(MANDATE_WORD.EVERYDAY, MANDATE_WORD.MEANS)
                .fetch(row -> new Word(
                        row.get(MANDATE_WORD.ID), row.get(MANDATE_WORD.EVERYDAY), row.get(MANDATE_WORD.MEANS)));
    }

    /** @return empty where it is written already */
    Optional<UUID> addWord(String everyday, String means, LocalDate today, UUID by) {
        return db.insertInto(MANDATE_WORD)
                .set(MANDATE_WORD.EVERYDAY, everyday)
                .set(MANDATE_WORD.MEANS, means)
                .set(MANDATE_WORD.WRITTEN_ON, today)
                .set(MANDATE_WORD.WRITTEN_BY, by)
                .onConflictDoNothing()
                .returning(MANDATE_WORD.ID)
                .fetchOptional(MANDATE_WORD.ID);
    }

    boolean deleteWord(UUID id) {
        return db.deleteFrom(MANDATE_WORD).where(MANDATE_WORD.ID.eq(id)).execute() == 1;
    }
}
