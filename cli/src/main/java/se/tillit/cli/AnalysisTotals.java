package se.tillit.cli;

import java.util.EnumMap;
import java.util.Map;
import se.tillit.reading.Addressee;
import se.tillit.reading.Analysis;
import se.tillit.reading.Modality;
import se.tillit.reading.Provision;
import se.tillit.reading.Status;

/** Counts over all documents of a run. */
final class AnalysisTotals {

    int documents;
    int provisions;
    int reporting;
    int withDeadline;
    int unclear;
    int references;
    int repealed;
    long words;
    long sentences;
    double readingMinutes;
    final Map<Modality, Integer> modalities = new EnumMap<>(Modality.class);
    final Map<Status, Integer> statuses = new EnumMap<>(Status.class);

    void add(Analysis analysis) {
        documents++;
        statuses.merge(analysis.document().status(), 1, Integer::sum);
        words += analysis.measures().words();
        sentences += analysis.measures().sentences();
        readingMinutes += analysis.measures().readingMinutes();
        references += analysis.references().size();
        repealed += (int) analysis.references().stream()
                .filter(reference -> reference.validity() == se.tillit.reading.Reference.Validity.REPEALED)
                .count();
        for (Provision provision : analysis.provisions()) {
            provisions++;
            modalities.merge(provision.modality(), 1, Integer::sum);
            reporting += provision.reporting() ? 1 : 0;
            withDeadline += provision.deadline().isEmpty() ? 0 : 1;
            unclear += provision.addressee().status() == Addressee.Status.UNCLEAR ? 1 : 0;
        }
    }

    int count(Modality modality) {
        return modalities.getOrDefault(modality, 0);
    }

    int count(Status status) {
        return statuses.getOrDefault(status, 0);
    }
}
