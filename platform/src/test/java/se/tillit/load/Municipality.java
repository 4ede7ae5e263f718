package se.tillit.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import se.tillit.RunningTillit;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Door;

/** An organisation of its own for a test, what loads into it, and what is stored of it. */
final class Municipality {

    static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Stockholm"));
    static final String UNITS = """
            kod;namn;nivå;överordnad;från;till
            KF;Kommunfullmäktige;Kommun;;2020-01-01;
            SN;Socialnämnden;Nämnd;KF;2020-01-01;
            HTJ;Hemtjänsten;Enhet;SN;2020-01-01;
            """;
    static final String POSITIONS = """
            kod;namn;enhet;antal;från
            USK;Undersköterska;HTJ;12,5;2020-01-01
            """;
    static final String DEMANDS = """
            kod;slag;rubrik;utfärdare;mottagare;ursprung;från
            R1;rapport;Månadsrapport;SN;HTJ;egen;2020-01-01
            L1;regel;Genomförandeplan;KF;USK;lag;2020-01-01
            """;

    private static final Pattern MARK = Pattern.compile("\\{(år|idag)(?:([+-])(\\d+))?}");

    final Actor admin = Tester.organisation();
    private final LoadOrganisation loads = RunningTillit.bean(LoadOrganisation.class);

    static LoadOrganisation.File csv(String name, String text) {
        return new LoadOrganisation.File(name, text.getBytes(UTF_8));
    }

    LoadOrganisation.Outcome load(LoadOrganisation.File... files) {
        return loads.load(admin, List.of(files));
    }

    LoadOrganisation.Outcome load(String csv) {
        return load(csv("fil.csv", csv));
    }

    /** Units, a position and demands to build on. */
    Municipality begun() {
        LoadOrganisation.Outcome outcome =
                load(csv("enheter.csv", UNITS), csv("befattningar.csv", POSITIONS), csv("krav.csv", DEMANDS));
        if (outcome.problemCount() > 0) {
            throw new AssertionError(outcome.problems());
        }
        return this;
    }

    LoadOrganisation.Outcome look(@Nullable LocalDate endMissing, LoadOrganisation.File... files) {
        return loads.lookThrough(
                admin, SheetReader.read(List.of(files)), new LoadOrganisation.Choices(endMissing, null));
    }

    void loadEnding(LocalDate endMissing, LoadOrganisation.File... files) {
        try {
            loads.load(admin, SheetReader.read(List.of(files)), new LoadOrganisation.Choices(endMissing, null), null);
        } catch (LoadOrganisation.NotLoaded e) {
            throw new AssertionError(e.outcome().problems());
        }
    }

    UUID newestLoad() {
        return RunningTillit.bean(LoadQuery.class)
                .newestStanding(admin)
                .orElseThrow()
                .id();
    }

    void undoNewest() {
        RunningTillit.bean(UndoLoad.class).undo(admin, newestLoad());
    }

    <T> T inside(java.util.function.Function<DSLContext, T> question) {
        return RunningTillit.bean(Door.class)
                .writeAs(admin.organisation(), () -> question.apply(RunningTillit.bean(DSLContext.class)));
    }

    int count(String table) {
        return inside(db -> db.fetchCount(org.jooq.impl.DSL.table(table)));
    }

    /** Every row of the organisation in every table, ids included, but for the loads themselves and the log. */
    TreeMap<String, String> dump() {
        return inside(db -> {
            TreeMap<String, String> tables = new TreeMap<>();
            db.fetch("""
                    select table_name from information_schema.columns
                    where table_schema = 'public' and column_name = 'organisation'
                      and table_name !~ '^(load|log)' and table_name not in ('idempotency', 'organisation', 'chain_version', 'signal_change')""")
                    .getValues(0, String.class)
                    .forEach(table -> tables.put(
                            table,
                            db.fetchSingle(
                                            "select coalesce(jsonb_agg(to_jsonb(t) order by to_jsonb(t)::text), '[]')::text from "
                                                    + table + " t")
                                    .get(0, String.class)));
            return tables;
        });
    }

    /** The demo municipality's files, its marks for days written out. */
    static List<LoadOrganisation.File> sjohaga() {
        return Stream.of("enheter.csv", "befattningar.csv", "personer.csv", "krav.csv")
                .map(name -> {
                    try (InputStream in =
                            Objects.requireNonNull(Municipality.class.getResourceAsStream("/demo/sjohaga/" + name))) {
                        return csv(name, onToday(new String(in.readAllBytes(), UTF_8)));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    private static String onToday(String text) {
        return MARK.matcher(text).replaceAll(mark -> {
            int by = mark.group(3) == null ? 0 : Integer.parseInt(mark.group(2) + mark.group(3));
            return mark.group(1).equals("år")
                    ? Integer.toString(TODAY.getYear() + by)
                    : TODAY.plusDays(by).toString();
        });
    }

    /** Sends files from the page, as a browser does. */
    static HttpResponse<String> upload(Tester tester, LoadOrganisation.File... files) {
        String token = Tester.hidden(tester.get("/las-in").body()).get("_csrf");
        return tester.exchange(tester.request("/las-in/titta")
                .header("Content-Type", "multipart/form-data; boundary=grans")
                .POST(BodyPublishers.ofByteArray(multipart(token, files))));
    }

    static byte[] multipart(String token, LoadOrganisation.File... files) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(
                ("--grans\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token + "\r\n").getBytes(UTF_8));
        for (LoadOrganisation.File file : files) {
            body.writeBytes(("--grans\r\nContent-Disposition: form-data; name=\"filer\"; filename=\"" + file.name()
                            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(UTF_8));
            body.writeBytes(file.content());
            body.writeBytes("\r\n".getBytes(UTF_8));
        }
        body.writeBytes("--grans--\r\n".getBytes(UTF_8));
        return body.toByteArray();
    }

    static String location(HttpResponse<String> answer) {
        String location = answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
        return location.replaceFirst("^https?://[^/]+", "");
    }
}
