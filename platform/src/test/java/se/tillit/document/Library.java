package se.tillit.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import se.tillit.RunningTillit;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Role;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;

/** An organisation of its own for a test, and what it has in its register. */
final class Library {

    static final String ROUTINE = """
            # Rutin för social dokumentation

            Dokumentansvarig: Medicinskt ansvarig sjuksköterska
            Beslutad av: Socialnämnden
            Beslutsdatum: 2023-03-03
            Diarienummer: SN 2023/114
            Gäller till: 2026-12-31
            Revideras senast: 2026-06-30

            ## 1. Genomförandeplan

            Enhetschefen ska se till att en genomförandeplan finns senast 14 dagar efter att insatsen har börjat.
            Planen får inte ändras så att den beviljade tiden minskar.

            ## 2. Uppföljning

            Enhetschefen ska

            - följa upp varje plan minst en gång var sjätte månad,
            - senast den 10 varje månad rapportera antalet försenade planer till socialnämnden.

            Uppföljningen bör göras vid ett vanligt besök.
            """;

    final Actor actor = Tester.colleague(Tester.organisation(), Role.CONTROLLER);
    private final TakeInDocuments takeIn = RunningTillit.bean(TakeInDocuments.class);
    private final ReadImport reading = RunningTillit.bean(ReadImport.class);
    final DocumentQuery documents = RunningTillit.bean(DocumentQuery.class);

    static SentFile file(String name, String text) {
        return new SentFile(name, text.getBytes(UTF_8));
    }

    static SentFile zip(String name, SentFile... files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (SentFile file : files) {
                zip.putNextEntry(new ZipEntry(file.name()));
                zip.write(file.content());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SentFile(name, bytes.toByteArray());
    }

    /** Sent in and read to the end; the job that the verb ordered may have done some of it. */
    Import takeIn(SentFile... files) {
        return takeIn(null, files);
    }

    private Import takeIn(@Nullable UUID document, SentFile... files) {
        UUID id = takeIn.takeIn(actor, new TakeInDocuments.Turn(List.of(files), List.of(), null, document, true));
        reading.read(actor.organisation(), id);
        return documents.findImport(actor, id);
    }

    /** The document that a file became. */
    DocumentQuery.Opened read(SentFile file) {
        return open(takeIn(file).files().getFirst().document().id());
    }

    DocumentQuery.Opened open(UUID document) {
        return documents.open(actor, document, null);
    }

    /** A new version that nobody has decided. */
    DocumentQuery.Opened propose(UUID document, SentFile file) {
        takeIn(document, file);
        return documents.open(
                actor, document, open(document).versions().getFirst().id());
    }

    static Provision provision(DocumentQuery.Opened opened, String words) {
        return opened.provisions().stream()
                .filter(one -> one.text().contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError(words + " is not among " + opened.provisions()));
    }

    static Stream<String> texts(DocumentQuery.Opened opened, Mark mark) {
        return opened.provisions().stream().filter(one -> one.mark() == mark).map(Provision::text);
    }

    /** A position held by so many, in a unit of its own. */
    UUID position(String name, int persons) {
        return inside(db -> {
            UUID unit = id(db, "insert into unit (code, kind) values (?, 'OWN') returning id", "E " + name);
            db.execute(
                    "insert into unit_version (unit, valid, name, level) "
                            + "select ?, '[2020-01-01,)', ?, id from level where code = 'enhet'",
                    unit,
                    "Enhet för " + name);
            UUID position = id(db, "insert into position (code) values (?) returning id", name);
            db.execute(
                    "insert into position_version (position, valid, name) values (?, '[2020-01-01,)', ?)",
                    position,
                    name);
            db.execute(
                    "insert into headcount (position, unit, valid, persons) values (?, ?, '[2020-01-01,)', ?)",
                    position,
                    unit,
                    persons);
            return position;
        });
    }

    private static UUID id(DSLContext db, String insert, Object... values) {
        return db.fetchSingle(insert, values).into(UUID.class);
    }

    Chain chain() {
        return RunningTillit.bean(ChainQuery.class).asOf(actor, LocalDate.of(2026, 11, 25));
    }

    int count(String rows) {
        return inside(db -> db.fetchSingle("select count(*) from " + rows).get(0, Integer.class));
    }

    <T> T inside(Function<DSLContext, T> question) {
        return RunningTillit.bean(Door.class)
                .writeAs(actor.organisation(), () -> question.apply(RunningTillit.bean(DSLContext.class)));
    }
}
