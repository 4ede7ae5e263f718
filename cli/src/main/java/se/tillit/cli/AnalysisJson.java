package se.tillit.cli;

import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.tillit.reading.Analysis;
import se.tillit.reading.Document;
import se.tillit.reading.Measures;
import se.tillit.reading.Modality;
import se.tillit.reading.Provision;
import se.tillit.reading.Reference;
import se.tillit.reading.Status;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** The analysis as JSON, each document written when it is ready. */
final class AnalysisJson implements AnalysisWriter {

    private final JsonGenerator json;
    private final AnalysisTotals totals = new AnalysisTotals();

    AnalysisJson(OutputStream out) {
        json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8);
        json.configure(StreamWriteFeature.AUTO_CLOSE_TARGET, false);
        json.writeStartObject();
        json.writeName("documents");
        json.writeStartArray();
    }

    @Override
    public void document(Analysis analysis) {
        totals.add(analysis);
        Document document = analysis.document();
        json.writeRaw("\n");
        json.writeStartObject();
        text("path", document.name());
        text("title", document.title());
        text("type", document.type().label());
        text("status", document.status().label());
        text("message", document.message());
        json.writeName("pages");
        Integer pages = document.pages();
        if (pages == null) {
            json.writeNull();
        } else {
            json.writeNumber(pages);
        }
        number("words", analysis.measures().words());
        number("sentences", analysis.measures().sentences());
        json.writeName("lix");
        if (analysis.measures().sentences() == 0) {
            json.writeNull();
        } else {
            json.writeNumber(analysis.measures().lix());
        }
        json.writeName("readingMinutes");
        json.writeNumber(analysis.measures().readingMinutes());
        json.writeName("ocr");
        json.writeBoolean(document.ocr());
        text("decidedBy", document.facts().decidedBy());
        text("decidedOn", document.facts().decidedOn());
        text("validFrom", document.facts().validFrom());
        text("validUntil", document.facts().validUntil());
        text("reviewOn", document.facts().reviewOn());
        text("owner", document.facts().owner());
        text("reference", document.facts().reference());
        measures("sections", "section", analysis.sections());
        measures("addressees", "addressee", analysis.addressees());
        json.writeName("provisions");
        json.writeStartArray();
        analysis.provisions().forEach(provision -> provision(json, provision));
        json.writeEndArray();
        json.writeName("references");
        json.writeStartArray();
        analysis.references().forEach(this::reference);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void measures(String name, String of, Map<String, Measures> each) {
        json.writeName(name);
        json.writeStartArray();
        each.forEach((key, measures) -> {
            json.writeStartObject();
            text(of, filled(key));
            number("words", measures.words());
            number("sentences", measures.sentences());
            json.writeName("readingMinutes");
            json.writeNumber(measures.readingMinutes());
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    static void provision(JsonGenerator json, Provision provision) {
        json.writeStartObject();
        text(json, "id", provision.id());
        text(json, "section", filled(provision.section()));
        json.writeName("page");
        if (provision.page() == 0) {
            json.writeNull();
        } else {
            json.writeNumber(provision.page());
        }
        number(json, "start", provision.start());
        number(json, "end", provision.end());
        text(json, "text", provision.text());
        text(json, "leadIn", provision.leadIn());
        text(json, "modality", provision.modality().label());
        json.writeName("reporting");
        json.writeBoolean(provision.reporting());
        text(json, "addressee", filled(provision.addressee().name()));
        text(json, "addresseeStatus", provision.addressee().status().label());
        text(json, "deadline", filled(provision.deadline()));
        text(json, "due", provision.due() == null ? null : provision.due().toString());
        text(json, "recurrence", provision.recurrence());
        json.writeEndObject();
    }

    private void reference(Reference reference) {
        json.writeStartObject();
        text("text", reference.text());
        text("kind", reference.kind().label());
        text("target", reference.target());
        text("status", reference.validity().label());
        number("start", reference.start());
        number("end", reference.end());
        json.writeEndObject();
    }

    @Override
    public void close() {
        json.writeEndArray();
        json.writeName("totals");
        json.writeStartObject();
        number("documents", totals.documents);
        number("read", totals.count(Status.READ));
        number("noText", totals.count(Status.NO_TEXT));
        number("unreadable", totals.count(Status.UNREADABLE));
        number("tooLarge", totals.count(Status.TOO_LARGE));
        number("provisions", totals.provisions);
        number("duties", totals.count(Modality.DUTY));
        number("prohibitions", totals.count(Modality.PROHIBITION));
        number("permissions", totals.count(Modality.PERMISSION));
        number("recommendations", totals.count(Modality.RECOMMENDATION));
        number("reporting", totals.reporting);
        number("withDeadline", totals.withDeadline);
        number("addresseeUnclear", totals.unclear);
        number("references", totals.references);
        number("repealedReferences", totals.repealed);
        number("words", totals.words);
        number("sentences", totals.sentences);
        json.writeName("readingMinutes");
        json.writeNumber(totals.readingMinutes);
        json.writeEndObject();
        json.writeEndObject();
        json.writeRaw("\n");
        json.close();
    }

    private static @Nullable String filled(String text) {
        return text.isEmpty() ? null : text;
    }

    private void text(String name, @Nullable String value) {
        text(json, name, value);
    }

    private void number(String name, long value) {
        number(json, name, value);
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) {
        json.writeName(name);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeString(value);
        }
    }

    private static void number(JsonGenerator json, String name, long value) {
        json.writeName(name);
        json.writeNumber(value);
    }
}
