package se.tillit.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Door;
import se.tillit.reading.Addressee;
import se.tillit.reading.Analysis;
import se.tillit.reading.Measures;
import se.tillit.reading.Overlap;
import se.tillit.reading.OverlapFinder;

/** Finds what the current versions of all documents say more than once. One document at a time is held, and none for long. */
@Component
final class CompareDocuments {

    /** Three-word shingles in common, for passages to be nearly the same. */
    private static final double SIMILARITY = 0.8;

    private final Door door;
    private final DocumentStore documents;
    private final ProvisionStore provisions;
    private final OverlapStore overlaps;

    CompareDocuments(Door door, DocumentStore documents, ProvisionStore provisions, OverlapStore overlaps) {
        this.door = door;
        this.documents = documents;
        this.provisions = provisions;
        this.overlaps = overlaps;
    }

    void compare(UUID organisation) {
        OverlapFinder finder = new OverlapFinder(SIMILARITY);
        for (UUID version : door.readAs(organisation, overlaps::currentVersions)) {
            analysis(organisation, version).ifPresent(finder::add);
        }
        Map<String, se.tillit.reading.Document> read = new LinkedHashMap<>();
        Overlap found =
                finder.find(name -> read.computeIfAbsent(name, one -> analysis(organisation, UUID.fromString(one))
                        .map(Analysis::document)
                        .orElseThrow()));
        List<Overlaps> groups = found.groups().stream()
                .map(group -> new Overlaps(
                        group.kind(),
                        group.differences().stream()
                                .map(Overlaps.Difference::of)
                                .toList(),
                        group.members().stream()
                                .map(member -> place(member, read.get(member.document())))
                                .toList()))
                .toList();
        door.writeAs(organisation, () -> {
            overlaps.replace(groups);
            return organisation;
        });
    }

    /** Documents and titles are looked up anew when shown. */
    private static Overlaps.Place place(Overlap.Member member, se.tillit.reading.Document document) {
        UUID version = UUID.fromString(member.document());
        int start = document == null ? 0 : Math.max(0, document.text().indexOf(member.text()));
        return new Overlaps.Place(
                version,
                "",
                version,
                member.section(),
                start,
                start + member.text().length(),
                member.text());
    }

    private Optional<Analysis> analysis(UUID organisation, UUID version) {
        return door.readAs(organisation, () -> analysis(version));
    }

    /** A version as the engine would have read it, with what people have said in place of what it read. Within a transaction. */
    Optional<Analysis> analysis(UUID version) {
        return documents
                .asRead(version)
                .map(read -> new Analysis(
                        read,
                        provisions.of(version).stream()
                                .filter(one -> !one.dismissed())
                                .map(CompareDocuments::asRead)
                                .toList(),
                        List.of(),
                        documents.measures(version),
                        Map.<String, Measures>of()));
    }

    private static se.tillit.reading.Provision asRead(Provision one) {
        return new se.tillit.reading.Provision(
                one.anchor(),
                one.section(),
                one.page(),
                one.start(),
                one.end(),
                one.text(),
                one.leadIn(),
                one.modality(),
                one.reporting(),
                new Addressee(one.addressee(), one.addressed()),
                one.deadline(),
                null,
                null);
    }
}
