package se.tillit.openness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Language;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.web.Texts;

/**
 * Takes out a year's records that are to be kept, for the archive: each as XML for machines and as a page for people, its pictures, a list of
 * all, and the hash of every file. Whatever is marked as secret goes along whole, with its mark: the archive judges anew when somebody asks.
 */
@Component
public final class TakeOutArchive {

    private static final int MOST = 10_000;

    private final Acts acts;
    private final Kinds kinds;
    private final RecordStore records;
    private final MarkStore marks;
    private final Texts texts;

    TakeOutArchive(Acts acts, Kinds kinds, RecordStore records, MarkStore marks, Texts texts) {
        this.acts = acts;
        this.kinds = kinds;
        this.records = records;
        this.marks = marks;
        this.texts = texts;
    }

    /**
     * @param year in which they ended
     * @throws Refusal.NotFound where none did that is to be kept
     */
    public byte[] takeOut(Actor actor, int year) {
        return acts.perform(actor, Access.KEEP_RECORDS, "record.archive", note -> {
            if (year < 1900 || year > 2200) {
                throw new Refusal.NotFound("records");
            }
            Map<String, byte[]> files = new TreeMap<>();
            List<String> list = new ArrayList<>();
            for (String kind : kinds.codes()) {
                Rule rule = records.rule(kind);
                if (RecordQuery.isKept(rule)) {
                    for (PublicRecord.Line line : kinds.kind(kind)
                            .ended(
                                    RecordKind.Counted.CLOSED,
                                    LocalDate.of(year, 1, 1),
                                    LocalDate.of(year + 1, 1, 1),
                                    MOST)) {
                        line.all().forEach(id -> add(files, list, kind, id, rule));
                    }
                }
            }
            if (list.isEmpty()) {
                throw new Refusal.NotFound("records");
            }
            files.put("index.html", index(actor, year, list));
            note.with("year", year).with("records", list.size());
            return zip(year, files);
        });
    }

    private void add(Map<String, byte[]> files, List<String> list, String kind, UUID id, Rule rule) {
        PublicRecord record = kinds.find(kind, id);
        String number = records.numbers(kind, List.of(id)).get(id);
        String folder = kind + "/" + (number == null ? id.toString() : number.replaceAll("[^\\p{L}\\p{N}]+", "-"));
        List<Mark> marked = marks.of(kind, id);
        Map<String, String> pictures = new TreeMap<>();
        for (PublicRecord.Part part : record.parts()) {
            byte[] jpeg = part.jpeg();
            if (jpeg != null) {
                pictures.put(part.name(), part.name() + ".jpg");
                files.put(folder + "/" + part.name() + ".jpg", jpeg);
            }
        }
        files.put(folder + "/handling.xml", xml(record, number, rule, marked, pictures));
        files.put(folder + "/handling.html", html(record, number, marked, pictures));
        list.add("<li><a href=\"" + folder + "/handling.html\">" + HtmlUtils.htmlEscape(number == null ? kind : number)
                + "</a> " + HtmlUtils.htmlEscape(record.matter()) + "</li>");
    }

    private String t(String key, Object... arguments) {
        return texts.say(Language.SV, key, arguments);
    }

    private byte[] xml(
            PublicRecord record, @Nullable String number, Rule rule, List<Mark> marked, Map<String, String> pictures) {
        try {
            StringWriter text = new StringWriter();
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("handling");
            xml.writeAttribute("slag", record.kind());
            xml.writeAttribute("id", record.id().toString());
            if (number != null) {
                element(xml, "diarienummer", number);
            }
            element(xml, "inkom", record.receivedOn().toString());
            if (record.closedOn() != null) {
                element(xml, "avslutad", record.closedOn().toString());
            }
            element(xml, "avsandare", record.sender());
            element(xml, "arendemening", record.matter());
            if (rule.retention() != null) {
                element(xml, "bevarandebeslut", rule.retention().decision());
            }
            for (Mark mark : marked) {
                xml.writeStartElement("sekretessmarkering");
                xml.writeAttribute("lagrum", mark.section());
                xml.writeAttribute("satt", mark.marked().on().toString());
                if (mark.lifted() != null) {
                    xml.writeAttribute("havd", mark.lifted().by().on().toString());
                }
                xml.writeAttribute("omfattar", mark.whole() ? "hela" : "delar");
                for (String words : mark.words()) {
                    element(xml, "passus", words);
                }
                xml.writeEndElement();
            }
            for (PublicRecord.Part part : record.parts()) {
                xml.writeStartElement("del");
                xml.writeAttribute("namn", part.name());
                xml.writeAttribute(
                        "rubrik", clean(t(part.label(), part.arguments().toArray())));
                if (pictures.containsKey(part.name())) {
                    xml.writeAttribute("bild", pictures.get(part.name()));
                }
                xml.writeCharacters(clean(part.text()));
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
            return text.toString().getBytes(StandardCharsets.UTF_8);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("The record cannot be written as XML", e);
        }
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(clean(text));
        xml.writeEndElement();
    }

    /** XML 1.0 has no place for most control characters, however they are written. */
    private static String clean(String text) {
        return text.replaceAll("[^\\x09\\x0A\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "");
    }

    private byte[] html(PublicRecord record, @Nullable String number, List<Mark> marked, Map<String, String> pictures) {
        StringBuilder html = new StringBuilder(head(record.matter()));
        html.append("<p>");
        if (number != null) {
            html.append(HtmlUtils.htmlEscape(number)).append(". ");
        }
        html.append(HtmlUtils.htmlEscape(
                        t("openness.file.received", record.receivedOn().toString())))
                .append("</p>");
        marked.stream().filter(mark -> mark.lifted() == null).forEach(mark -> html.append("<p><strong>")
                .append(Veil.STAMP)
                .append("</strong> ")
                .append(HtmlUtils.htmlEscape(mark.section()))
                .append("</p>"));
        html.append("<h2>")
                .append(HtmlUtils.htmlEscape(t("openness.part.sender")))
                .append("</h2><p>")
                .append(HtmlUtils.htmlEscape(record.sender()))
                .append("</p>");
        for (PublicRecord.Part part : record.parts()) {
            html.append("<h2>")
                    .append(HtmlUtils.htmlEscape(
                            t(part.label(), part.arguments().toArray())))
                    .append("</h2><p>")
                    .append(HtmlUtils.htmlEscape(part.text()).replace("\n", "<br>"))
                    .append("</p>");
            if (pictures.containsKey(part.name())) {
                html.append("<img src=\"")
                        .append(pictures.get(part.name()))
                        .append("\" width=\"480\" alt=\"")
                        .append(HtmlUtils.htmlEscape(part.text()))
                        .append("\">");
            }
        }
        return html.append("</body></html>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] index(Actor actor, int year, List<String> list) {
        return (head(t("openness.archive.index", actor.organisationName(), String.valueOf(year))) + "<ul>"
                        + String.join("\n", list) + "</ul></body></html>\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String head(String title) {
        String escaped = HtmlUtils.htmlEscape(title);
        return "<!DOCTYPE html>\n<html lang=\"sv\"><head><meta charset=\"utf-8\"><title>" + escaped
                + "</title></head><body><h1>" + escaped + "</h1>";
    }

    /** With a list of hashes in the form that {@code sha256sum --check} reads, and nothing in it that tells when it was made. */
    private static byte[] zip(int year, Map<String, byte[]> files) {
        StringBuilder hashes = new StringBuilder();
        files.forEach((name, bytes) -> hashes.append(HexFormat.of().formatHex(AnswerRequest.hash(bytes)))
                .append("  ")
                .append(name)
                .append('\n'));
        Map<String, byte[]> all = new TreeMap<>(files);
        all.put("manifest-sha256.txt", hashes.toString().getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : all.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(LocalDateTime.of(year + 1, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
