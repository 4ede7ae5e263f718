package se.tillit.document;

import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;
import static se.tillit.schema.Tables.DOCUMENT;
import static se.tillit.schema.Tables.DOCUMENT_IMPORT_FILE;
import static se.tillit.schema.Tables.DOCUMENT_JUDGEMENT;
import static se.tillit.schema.Tables.DOCUMENT_PROVISION;
import static se.tillit.schema.Tables.DOCUMENT_REFERENCE;
import static se.tillit.schema.Tables.DOCUMENT_VERSION;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.SortField;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.reading.Analysis;
import se.tillit.reading.Block;
import se.tillit.reading.Document.Facts;
import se.tillit.reading.DocumentType;
import se.tillit.reading.Measures;
import se.tillit.reading.Modality;
import se.tillit.reading.Reference;
import se.tillit.reading.Status;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Documents and their versions. */
@Component
final class DocumentStore {

    private static final Field<Double> LIX = field(
            "case when {0} = 0 or {1} = 0 then 0 else {0}::float8 / {1} + 100.0::float8 * {2} / {0} end",
            Double.class, DOCUMENT_VERSION.WORDS, DOCUMENT_VERSION.SENTENCES, DOCUMENT_VERSION.LONG_WORDS);
    private static final Field<Integer> DUTIES = number(Modality.DUTY, false);
    private static final Field<Integer> REPORTS = number(Modality.DUTY, true);

    private final DSLContext db;
    private final JsonMapper json;

    DocumentStore(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** How many provisions of a kind the current version has, as people have corrected them. */
    private static Field<Integer> number(Modality modality, boolean onlyReporting) {
        return field(select(DSL.count())
                .from(DOCUMENT_PROVISION)
                .leftJoin(DOCUMENT_JUDGEMENT)
                .on(
                        DOCUMENT_JUDGEMENT.ORGANISATION.eq(DOCUMENT_PROVISION.ORGANISATION),
                        DOCUMENT_JUDGEMENT.DOCUMENT.eq(DOCUMENT_PROVISION.DOCUMENT),
                        DOCUMENT_JUDGEMENT.ANCHOR.eq(DOCUMENT_PROVISION.ANCHOR))
                .where(
                        DOCUMENT_PROVISION.ORGANISATION.eq(DOCUMENT_VERSION.ORGANISATION),
                        DOCUMENT_PROVISION.VERSION.eq(DOCUMENT_VERSION.ID),
                        DOCUMENT_JUDGEMENT.VERDICT.isDistinctFrom(Provision.Verdict.DISMISSED.name()),
                        coalesce(DOCUMENT_JUDGEMENT.MODALITY, DOCUMENT_PROVISION.MODALITY)
                                .eq(modality.name()),
                        onlyReporting
                                ? coalesce(DOCUMENT_JUDGEMENT.REPORTING, DOCUMENT_PROVISION.REPORTING)
                                        .isTrue()
                                : noCondition()));
    }

    Optional<Document> find(UUID id) {
        return documents().where(DOCUMENT.ID.eq(id)).fetchOptional(DocumentStore::document);
    }

    /** A line of the register. */
    record Line(Document document, int duties, int reports) {}

    /** @param after the last document on the page before; null: from the beginning */
    List<Line> page(DocumentFilter filter, LocalDate today, @Nullable UUID after, int most) {
        Field<?> key = key(filter.order());
        boolean ascending = filter.order() == DocumentFilter.Order.TITLE;
        Condition place = noCondition();
        if (after != null) {
            var last = select(key, DOCUMENT.ID)
                    .from(DOCUMENT)
                    .join(DOCUMENT_VERSION)
                    .on(isCurrent())
                    .where(DOCUMENT.ID.eq(after));
            place = ascending ? comesAfter(key, last) : comesBefore(key, last);
        }
        List<SortField<?>> order =
                ascending ? List.of(key.asc(), DOCUMENT.ID.asc()) : List.of(key.desc(), DOCUMENT.ID.desc());
        return documents(DUTIES, REPORTS)
                .where(condition(filter, today), place)
                .orderBy(order)
                .limit(most)
                .fetch(row -> new Line(document(row), row.get(DUTIES), row.get(REPORTS)));
    }

    @SuppressWarnings({"unchecked", "rawtypes"
    }) // the key's type differs from order to order, and is the same on both sides
    private static Condition comesAfter(Field key, org.jooq.Select last) {
        return row(key, DOCUMENT.ID).gt(last);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Condition comesBefore(Field key, org.jooq.Select last) {
        return row(key, DOCUMENT.ID).lt(last);
    }

    private static Field<?> key(DocumentFilter.Order order) {
        return switch (order) {
            case TITLE -> DOCUMENT.TITLE;
            case DECIDED -> coalesce(DOCUMENT.DECIDED_ON, inline(LocalDate.of(1, 1, 1)));
            case LONGEST -> DOCUMENT_VERSION.WORDS;
            case HARDEST -> LIX;
            case MOST_DUTIES -> DUTIES;
        };
    }

    /** How much there is of something. */
    record Extent(int documents, long words) {}

    Extent extent(DocumentFilter filter, LocalDate today) {
        return db.select(DSL.count(), coalesce(sum(DOCUMENT_VERSION.WORDS), BigDecimal.ZERO))
                .from(DOCUMENT)
                .join(DOCUMENT_VERSION)
                .on(isCurrent())
                .where(condition(filter, today))
                .fetchSingle(row -> new Extent(row.value1(), row.value2().longValue()));
    }

    private static Condition condition(DocumentFilter filter, LocalDate today) {
        Condition condition = filter.type() == null
                ? noCondition()
                : DOCUMENT.TYPE.eq(filter.type().name());
        if (!filter.words().isEmpty()) {
            condition = condition.and(DOCUMENT.TITLE
                    .containsIgnoreCase(filter.words())
                    .or(DOCUMENT.REFERENCE.containsIgnoreCase(filter.words()))
                    .or(DOCUMENT.OWNER.containsIgnoreCase(filter.words())));
        }
        return switch (filter.shelf()) {
            case ALL -> condition;
            case OUT_OF_DATE -> condition.and(DOCUMENT.VALID_UNTIL.lt(today).or(DOCUMENT.REVIEW_ON.lt(today)));
            case WITHOUT_OWNER -> condition.and(DOCUMENT.OWNER.isNull());
            case WITHOUT_TEXT -> condition.and(DOCUMENT_VERSION.STATUS.eq(Outcome.NO_TEXT.name()));
            case REPEALED_LAW ->
                condition.and(exists(selectOne()
                        .from(DOCUMENT_REFERENCE)
                        .where(
                                DOCUMENT_REFERENCE.ORGANISATION.eq(DOCUMENT_VERSION.ORGANISATION),
                                DOCUMENT_REFERENCE.VERSION.eq(DOCUMENT_VERSION.ID),
                                DOCUMENT_REFERENCE.VALIDITY.eq(Reference.Validity.REPEALED.name()))));
            case PROPOSED -> condition.and(exists(proposed()));
        };
    }

    private static org.jooq.Select<?> proposed() {
        var other = DOCUMENT_VERSION.as("other");
        return selectOne()
                .from(other)
                .where(
                        other.ORGANISATION.eq(DOCUMENT.ORGANISATION),
                        other.DOCUMENT.eq(DOCUMENT.ID),
                        other.STATE.eq(Document.State.PROPOSED.name()));
    }

    private static Condition isCurrent() {
        return DOCUMENT_VERSION
                .ORGANISATION
                .eq(DOCUMENT.ORGANISATION)
                .and(DOCUMENT_VERSION.DOCUMENT.eq(DOCUMENT.ID))
                .and(DOCUMENT_VERSION.STATE.eq(inline(Document.State.CURRENT.name())));
    }

    private SelectJoinStep<? extends Record> documents(Field<?>... more) {
        return db.select(DOCUMENT.fields())
                .select(versionFields())
                .select(more)
                .from(DOCUMENT)
                .join(DOCUMENT_VERSION)
                .on(isCurrent());
    }

    /** All but the text, which a list has no use for. */
    private static List<Field<?>> versionFields() {
        List<Field<?>> fields = new ArrayList<>(Arrays.asList(DOCUMENT_VERSION.fields()));
        fields.removeAll(List.of(
                DOCUMENT_VERSION.ORGANISATION,
                DOCUMENT_VERSION.DOCUMENT,
                DOCUMENT_VERSION.SHA256,
                DOCUMENT_VERSION.TEXT,
                DOCUMENT_VERSION.BLOCKS,
                DOCUMENT_VERSION.FACTS));
        return fields;
    }

    List<Document.Version> versions(UUID document) {
        return db.select(versionFields())
                .from(DOCUMENT_VERSION)
                .where(DOCUMENT_VERSION.DOCUMENT.eq(document))
                .orderBy(DOCUMENT_VERSION.ORDINAL.desc())
                .fetch(DocumentStore::version);
    }

    Document.Text text(UUID version) {
        return db.select(DOCUMENT_VERSION.TEXT, DOCUMENT_VERSION.BLOCKS)
                .from(DOCUMENT_VERSION)
                .where(DOCUMENT_VERSION.ID.eq(version))
                .fetchSingle(row -> new Document.Text(
                        row.value1(), json.readValue(row.value2().data(), new TypeReference<List<Block>>() {})));
    }

    /** A version as the engine knows it, to be compared and searched without reading the file again. */
    Optional<se.tillit.reading.Document> asRead(UUID version) {
        return db.select(
                        DOCUMENT_VERSION.TEXT,
                        DOCUMENT_VERSION.BLOCKS,
                        DOCUMENT_VERSION.PAGES,
                        DOCUMENT_VERSION.FACTS,
                        DOCUMENT.TITLE,
                        DOCUMENT.TYPE)
                .from(DOCUMENT_VERSION)
                .join(DOCUMENT)
                .on(DOCUMENT.ORGANISATION.eq(DOCUMENT_VERSION.ORGANISATION), DOCUMENT.ID.eq(DOCUMENT_VERSION.DOCUMENT))
                .where(DOCUMENT_VERSION.ID.eq(version))
                .fetchOptional(row -> new se.tillit.reading.Document(
                        version.toString(),
                        row.get(DOCUMENT.TITLE),
                        DocumentType.valueOf(row.get(DOCUMENT.TYPE)),
                        row.value1().isEmpty() ? Status.NO_TEXT : Status.READ,
                        null,
                        row.value3(),
                        row.value1(),
                        json.readValue(row.value2().data(), new TypeReference<List<Block>>() {}),
                        json.readValue(row.value4().data(), Facts.class)));
    }

    /** The document that has this content in one of its versions. */
    Optional<UUID> holding(byte[] sha256) {
        return db.select(DOCUMENT_VERSION.DOCUMENT)
                .from(DOCUMENT_VERSION)
                .where(DOCUMENT_VERSION.SHA256.eq(sha256))
                .limit(1)
                .fetchOptional(DOCUMENT_VERSION.DOCUMENT);
    }

    /** A document of the same title, or one that came in a file of the same name. */
    Optional<UUID> resembling(String title, String fileName) {
        return db.select(DOCUMENT.ID)
                .from(DOCUMENT)
                .join(DOCUMENT_VERSION)
                .on(isCurrent())
                .where(lower(DOCUMENT.TITLE)
                        .eq(lower(val(title)))
                        .or(lower(DOCUMENT_VERSION.FILE_NAME).eq(lower(val(fileName)))))
                .orderBy(DOCUMENT.ID)
                .limit(1)
                .fetchOptional(DOCUMENT.ID);
    }

    UUID insert(Document.Particulars particulars) {
        return db.insertInto(DOCUMENT)
                .set(columns(particulars))
                .returning(DOCUMENT.ID)
                .fetchSingle(DOCUMENT.ID);
    }

    /** @return its id; its ordinal is the next one */
    UUID insertVersion(
            UUID document,
            Document.State state,
            byte[] sha256,
            String fileName,
            Outcome status,
            Analysis read,
            Instant at) {
        int ordinal = db.fetchCount(DOCUMENT_VERSION, DOCUMENT_VERSION.DOCUMENT.eq(document)) + 1;
        var source = read.document();
        return db.insertInto(DOCUMENT_VERSION)
                .set(DOCUMENT_VERSION.DOCUMENT, document)
                .set(DOCUMENT_VERSION.ORDINAL, ordinal)
                .set(DOCUMENT_VERSION.STATE, state.name())
                .set(DOCUMENT_VERSION.SHA256, sha256)
                .set(DOCUMENT_VERSION.FILE_NAME, fileName)
                .set(DOCUMENT_VERSION.STATUS, status.name())
                .set(DOCUMENT_VERSION.PAGES, source.pages())
                .set(DOCUMENT_VERSION.WORDS, read.measures().words())
                .set(DOCUMENT_VERSION.SENTENCES, read.measures().sentences())
                .set(DOCUMENT_VERSION.LONG_WORDS, read.measures().longWords())
                .set(DOCUMENT_VERSION.TEXT, source.text())
                .set(DOCUMENT_VERSION.BLOCKS, JSONB.valueOf(json.writeValueAsString(source.blocks())))
                .set(DOCUMENT_VERSION.FACTS, JSONB.valueOf(json.writeValueAsString(source.facts())))
                .set(DOCUMENT_VERSION.AT, at)
                .returning(DOCUMENT_VERSION.ID)
                .fetchSingle(DOCUMENT_VERSION.ID);
    }

    /** @return false where somebody else has changed it since this edition was read */
    boolean update(UUID id, int edition, Document.Particulars particulars, Set<String> settled) {
        return db.update(DOCUMENT)
                        .set(columns(particulars))
                        .set(
                                DOCUMENT.SETTLED,
                                field(
                                        "array(select distinct unnest({0} || {1}) order by 1)",
                                        String[].class,
                                        DOCUMENT.SETTLED,
                                        array(settled.stream()
                                                .map(one -> val(one))
                                                .toList())))
                        .set(DOCUMENT.VERSION, edition + 1)
                        .where(DOCUMENT.ID.eq(id), DOCUMENT.VERSION.eq(edition))
                        .execute()
                == 1;
    }

    private static Map<TableField<?, ?>, Object> columns(Document.Particulars said) {
        Map<TableField<?, ?>, Object> columns = new LinkedHashMap<>();
        columns.put(DOCUMENT.TITLE, said.title());
        columns.put(DOCUMENT.TYPE, said.type().name());
        columns.put(DOCUMENT.DECIDED_BY, said.decidedBy());
        columns.put(DOCUMENT.DECIDED_ON, said.decidedOn());
        columns.put(DOCUMENT.VALID_UNTIL, said.validUntil());
        columns.put(DOCUMENT.OWNER, said.owner());
        columns.put(DOCUMENT.REFERENCE, said.reference());
        columns.put(DOCUMENT.APPLIES_TO, said.appliesTo());
        columns.put(DOCUMENT.REVIEW_ON, said.reviewOn());
        return columns;
    }

    private static Document document(Record row) {
        return new Document(
                row.get(DOCUMENT.ID),
                row.get(DOCUMENT.VERSION),
                new Document.Particulars(
                        row.get(DOCUMENT.TITLE),
                        DocumentType.valueOf(row.get(DOCUMENT.TYPE)),
                        row.get(DOCUMENT.DECIDED_BY),
                        row.get(DOCUMENT.DECIDED_ON),
                        row.get(DOCUMENT.VALID_UNTIL),
                        row.get(DOCUMENT.OWNER),
                        row.get(DOCUMENT.REFERENCE),
                        row.get(DOCUMENT.APPLIES_TO),
                        row.get(DOCUMENT.REVIEW_ON)),
                version(row));
    }

    private static Document.Version version(Record row) {
        return new Document.Version(
                row.get(DOCUMENT_VERSION.ID),
                row.get(DOCUMENT_VERSION.ORDINAL),
                Document.State.valueOf(row.get(DOCUMENT_VERSION.STATE)),
                row.get(DOCUMENT_VERSION.FILE_NAME),
                Outcome.valueOf(row.get(DOCUMENT_VERSION.STATUS)),
                row.get(DOCUMENT_VERSION.PAGES),
                new Measures(
                        row.get(DOCUMENT_VERSION.WORDS),
                        row.get(DOCUMENT_VERSION.SENTENCES),
                        row.get(DOCUMENT_VERSION.LONG_WORDS)),
                row.get(DOCUMENT_VERSION.AT));
    }

    /** The fields that a person has said. */
    List<String> settled(UUID document) {
        return db.select(DOCUMENT.SETTLED)
                .from(DOCUMENT)
                .where(DOCUMENT.ID.eq(document))
                .fetchSingle(row -> Arrays.asList(row.value1()));
    }

    /** The version in force becomes a former one. @return false where the other is not proposed, and then nothing has changed */
    boolean makeCurrent(UUID document, UUID version) {
        if (!db.fetchExists(DOCUMENT_VERSION, isProposed(document, version))) {
            return false;
        }
        db.update(DOCUMENT_VERSION)
                .set(DOCUMENT_VERSION.STATE, Document.State.FORMER.name())
                .where(DOCUMENT_VERSION.DOCUMENT.eq(document), DOCUMENT_VERSION.STATE.eq(Document.State.CURRENT.name()))
                .execute();
        return db.update(DOCUMENT_VERSION)
                        .set(DOCUMENT_VERSION.STATE, Document.State.CURRENT.name())
                        .where(isProposed(document, version))
                        .execute()
                == 1;
    }

    boolean deleteProposed(UUID document, UUID version) {
        return db.deleteFrom(DOCUMENT_VERSION)
                        .where(isProposed(document, version))
                        .execute()
                == 1;
    }

    private static Condition isProposed(UUID document, UUID version) {
        return DOCUMENT_VERSION
                .ID
                .eq(version)
                .and(DOCUMENT_VERSION.DOCUMENT.eq(document))
                .and(DOCUMENT_VERSION.STATE.eq(Document.State.PROPOSED.name()));
    }

    /** A document of one version ends, and its version is a proposed one of the other. */
    void moveAsProposed(UUID document, UUID into) {
        int ordinal = db.fetchCount(DOCUMENT_VERSION, DOCUMENT_VERSION.DOCUMENT.eq(into)) + 1;
        db.update(DOCUMENT_PROVISION)
                .set(DOCUMENT_PROVISION.DOCUMENT, into)
                .where(DOCUMENT_PROVISION.DOCUMENT.eq(document))
                .execute();
        db.update(DOCUMENT_IMPORT_FILE)
                .set(DOCUMENT_IMPORT_FILE.DOCUMENT, into)
                .setNull(DOCUMENT_IMPORT_FILE.RESEMBLES)
                .where(DOCUMENT_IMPORT_FILE.DOCUMENT.eq(document))
                .execute();
        db.update(DOCUMENT_VERSION)
                .set(DOCUMENT_VERSION.DOCUMENT, into)
                .set(DOCUMENT_VERSION.ORDINAL, ordinal)
                .set(DOCUMENT_VERSION.STATE, Document.State.PROPOSED.name())
                .where(DOCUMENT_VERSION.DOCUMENT.eq(document))
                .execute();
        db.deleteFrom(DOCUMENT).where(DOCUMENT.ID.eq(document)).execute();
    }

    Measures measures(UUID version) {
        return db.select(DOCUMENT_VERSION.WORDS, DOCUMENT_VERSION.SENTENCES, DOCUMENT_VERSION.LONG_WORDS)
                .from(DOCUMENT_VERSION)
                .where(DOCUMENT_VERSION.ID.eq(version))
                .fetchSingle(row -> new Measures(row.value1(), row.value2(), row.value3()));
    }

    /** What a version says of itself. */
    Facts facts(UUID version) {
        return db.select(DOCUMENT_VERSION.FACTS)
                .from(DOCUMENT_VERSION)
                .where(DOCUMENT_VERSION.ID.eq(version))
                .fetchSingle(row -> json.readValue(row.value1().data(), Facts.class));
    }
}
