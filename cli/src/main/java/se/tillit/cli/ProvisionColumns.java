package se.tillit.cli;

import java.util.List;
import java.util.Objects;
import se.tillit.reading.Analysis;
import se.tillit.reading.Modality;
import se.tillit.reading.Provision;

/** The columns in which provisions leave for a spreadsheet, in Swedish. */
final class ProvisionColumns {

    static final List<String> HEADS = List.of(
            "Dokument",
            "Titel",
            "Avsnitt",
            "Sida",
            "Slag",
            "Rapportering",
            "Vem",
            "Hur vi vet vem",
            "När",
            "Förfallodag",
            "Återkommer",
            "Inledning",
            "Text");

    private ProvisionColumns() {}

    static List<String> of(Analysis analysis, Provision provision) {
        return List.of(
                analysis.document().name(),
                analysis.document().title(),
                provision.section(),
                provision.page() == 0 ? "" : String.valueOf(provision.page()),
                word(provision.modality()),
                provision.reporting() ? "ja" : "nej",
                provision.addressee().name(),
                switch (provision.addressee().status()) {
                    case STATED -> "står i texten";
                    case INHERITED -> "av sammanhanget";
                    case UNCLEAR -> "oklart";
                },
                provision.deadline(),
                Objects.toString(provision.due(), ""),
                Objects.requireNonNullElse(provision.recurrence(), ""),
                Objects.requireNonNullElse(provision.leadIn(), ""),
                provision.text());
    }

    static String word(Modality modality) {
        return switch (modality) {
            case DUTY -> "ska";
            case PROHIBITION -> "får inte";
            case PERMISSION -> "får";
            case RECOMMENDATION -> "bör";
        };
    }
}
