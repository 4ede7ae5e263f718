package se.tillit.openness;

import java.util.Objects;
import org.springframework.stereotype.Component;
import se.tillit.access.Language;
import se.tillit.web.Texts;

/** What leaves the house: the records that were asked for, masked; and the decision not to give something out. In Swedish, as the records. */
@Component
final class ExtractFile {

    private final Texts texts;

    ExtractFile(Texts texts) {
        this.texts = texts;
    }

    private String t(String key, Object... arguments) {
        return texts.say(Language.SV, key, arguments);
    }

    /** The records as they are given out. What is masked is not in the file. */
    byte[] records(Extract extract, Mark.Signed by) {
        Request request = extract.request();
        try (Paper paper = new Paper(t("openness.file.title"), seed(request))) {
            paper.heading(t("openness.file.title"))
                    .text(t(
                            "openness.file.from",
                            extract.organisation(),
                            by.on().toString()))
                    .text(t("openness.file.by", by.role()));
            for (Extract.Piece piece : extract.pieces()) {
                PublicRecord record = Objects.requireNonNull(piece.record());
                paper.heading(
                                piece.number() == null
                                        ? t("openness.kind." + record.kind())
                                        : piece.number() + ", " + t("openness.kind." + record.kind()))
                        .label(t("openness.file.received", record.receivedOn().toString()));
                for (PublicRecord.Part part : piece.parts()) {
                    paper.label(t(part.label(), part.arguments().toArray()));
                    paper.text(piece.masked(part, section -> t("openness.file.masked", section)));
                    byte[] picture = piece.picture(part);
                    if (picture != null) {
                        paper.picture(picture);
                    }
                }
            }
            if (extract.isMasked()) {
                paper.space(16).text(t("openness.file.appeal"));
            }
            return paper.bytes();
        }
    }

    /** The written decision, with how to appeal against it. */
    byte[] decision(Extract extract) {
        Request request = extract.request();
        Request.Answer answer = Objects.requireNonNull(request.answer());
        try (Paper paper = new Paper(t("openness.decision.title"), seed(request) + 1)) {
            paper.heading(t("openness.decision.title"))
                    .text(extract.organisation() + ", " + answer.by().on())
                    .label(t("openness.decision.asked", request.askedOn().toString()))
                    .text(request.asked())
                    .label(t("openness.decision.is"))
                    .text(t("openness.decision." + answer.outcome().name()));
            if (answer.section() != null) {
                paper.label(t("openness.decision.ground")).text(t("openness.decision.section", answer.section()));
            }
            extract.pieces().stream()
                    .flatMap(piece -> piece.item().masks().stream())
                    .map(Mask::section)
                    .distinct()
                    .sorted()
                    .forEach(section -> paper.text(t("openness.decision.section", section)));
            if (answer.reason() != null) {
                paper.label(t("openness.decision.reason")).text(answer.reason());
            }
            return paper.label(t("openness.decision.appeal"))
                    .text(t("openness.decision.how"))
                    .space(16)
                    .text(answer.by().name() + ", " + answer.by().role())
                    .bytes();
        }
    }

    private static long seed(Request request) {
        return request.id().getLeastSignificantBits();
    }
}
