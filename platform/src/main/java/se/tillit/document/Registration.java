package se.tillit.document;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.reading.Analysis;

/** Puts what was read into the register: as a new document, or as a version to look at of one that is there. */
@Component
final class Registration {

    private static final int LONGEST_TITLE = 300;

    private final ImportStore imports;
    private final DocumentStore documents;
    private final ProvisionStore provisions;
    private final Clock clock;

    Registration(ImportStore imports, DocumentStore documents, ProvisionStore provisions, Clock clock) {
        this.imports = imports;
        this.documents = documents;
        this.provisions = provisions;
        this.clock = clock;
    }

    /** Within a transaction; once for each file, however often it is tried. */
    void register(UUID sentIn, ImportStore.Waiting file, DocumentReader.Result result) {
        if (!imports.stillWaits(sentIn, file.ordinal())) {
            return;
        }
        Analysis analysis = result.analysis();
        Optional<UUID> same = documents.holding(file.sha256());
        if (same.isPresent()) {
            imports.settle(sentIn, file.ordinal(), Outcome.ALREADY_HERE, same.get(), null);
        } else if (analysis == null || !result.outcome().registered()) {
            boolean nested = file.inside() && result.outcome() == Outcome.UNPACKED;
            imports.settle(sentIn, file.ordinal(), nested ? Outcome.NESTED : result.outcome(), null, null);
        } else if (file.document() != null) {
            version(file.document(), Document.State.PROPOSED, file, result.outcome(), analysis);
            imports.settle(sentIn, file.ordinal(), result.outcome(), file.document(), null);
        } else {
            Document.Particulars said = said(analysis);
            UUID resembles =
                    documents.resembling(said.title(), baseName(file.name())).orElse(null);
            UUID document = documents.insert(said);
            version(document, Document.State.CURRENT, file, result.outcome(), analysis);
            imports.settle(sentIn, file.ordinal(), result.outcome(), document, resembles);
        }
    }

    private void version(
            UUID document, Document.State state, ImportStore.Waiting file, Outcome outcome, Analysis analysis) {
        Instant now = clock.instant();
        UUID version =
                documents.insertVersion(document, state, file.sha256(), baseName(file.name()), outcome, analysis, now);
        provisions.insert(document, version, 0, Placement.of(analysis, provisions.judgements(document)));
        provisions.insertReferences(version, analysis.references());
        provisions.insertPassages(version, analysis);
    }

    private static Document.Particulars said(Analysis analysis) {
        var source = analysis.document();
        var facts = source.facts();
        String title = source.title().strip();
        return new Document.Particulars(
                title.isEmpty()
                        ? "–"
                        : title.substring(0, Math.min(title.length(), LONGEST_TITLE))
                                .strip(),
                source.type(),
                facts.decidedBy(),
                day(facts.decidedOn()),
                day(facts.validUntil()),
                facts.owner(),
                facts.reference(),
                null,
                day(facts.reviewOn()));
    }

    /** A day as the reading gives it; none where a document is dated to a day that is none. */
    static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    /** A name without the folders before it. */
    static String baseName(String path) {
        return Objects.requireNonNull(path).replaceAll(".*[/\\\\]", "");
    }
}
