package se.tillit.document;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static se.tillit.schema.Tables.DOCUMENT;
import static se.tillit.schema.Tables.DOCUMENT_PASSAGE;
import static se.tillit.schema.Tables.DOCUMENT_VERSION;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** Search in the current versions of all documents, by the index of words that PostgreSQL keeps. */
@Component
final class SearchStore {

    private final DSLContext db;

    SearchStore(DSLContext db) {
        this.db = db;
    }

    /** A passage that was found, in its place. */
    record Passage(UUID document, String title, String section, int page, int start, String text) {}

    /** @return at most so many, those with the words themselves before those with words that they are part of */
    List<Passage> find(Search search, int most) {
        Field<Boolean> whole = field(condition("{0} @@ {1}", DOCUMENT_PASSAGE.WORDS, query(search.wholeWords())));
        return db.select(
                        DOCUMENT.ID,
                        DOCUMENT.TITLE,
                        DOCUMENT_PASSAGE.SECTION,
                        DOCUMENT_PASSAGE.PAGE,
                        DOCUMENT_PASSAGE.FROM_CHAR,
                        DOCUMENT_PASSAGE.TEXT)
                .from(DOCUMENT_PASSAGE)
                .join(DOCUMENT_VERSION)
                .on(
                        DOCUMENT_VERSION.ORGANISATION.eq(DOCUMENT_PASSAGE.ORGANISATION),
                        DOCUMENT_VERSION.ID.eq(DOCUMENT_PASSAGE.VERSION),
                        DOCUMENT_VERSION.STATE.eq(inline(Document.State.CURRENT.name())))
                .join(DOCUMENT)
                .on(DOCUMENT.ORGANISATION.eq(DOCUMENT_VERSION.ORGANISATION), DOCUMENT.ID.eq(DOCUMENT_VERSION.DOCUMENT))
                .where(condition("{0} @@ {1}", DOCUMENT_PASSAGE.WORDS, query(search.parts())), phrases(search))
                .orderBy(whole.desc(), DOCUMENT.TITLE, DOCUMENT.ID, DOCUMENT_PASSAGE.ORDINAL)
                .limit(most)
                .fetch(row -> new Passage(
                        row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }

    /** What stands between quotation marks stands so in the text. */
    private static Condition phrases(Search search) {
        return search.phrases().stream()
                .map(DOCUMENT_PASSAGE.TEXT::containsIgnoreCase)
                .reduce(noCondition(), Condition::and);
    }

    /** The words as the index keeps them, to be shown where they are found. */
    List<String> stems(Search search) {
        return db.select(field(
                        "tsvector_to_array(to_tsvector('pg_catalog.swedish', {0}))",
                        String[].class, org.jooq.impl.DSL.val(search.words())))
                .fetchSingle(row -> Arrays.asList(row.value1()));
    }

    private static Field<Object> query(String words) {
        return field("to_tsquery('pg_catalog.swedish', {0})", Object.class, org.jooq.impl.DSL.val(words));
    }
}
