package se.tillit.document;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriComponentsBuilder;
import se.tillit.access.Actor;
import se.tillit.reading.DocumentType;
import se.tillit.reading.Reference;
import se.tillit.web.Page;
import se.tillit.web.TableFile;
import se.tillit.web.Templates;

/** The register of documents, and one of them with what was read in it. */
@Controller
public final class DocumentPages {

    private static final int A_PAGE = 50;
    private static final int ROLES = 6;
    private static final int HARD_SENTENCES = 5;

    /** Stands in an address for provisions that name nobody. */
    private static final String NOBODY = "oklart";

    private final DocumentQuery documents;
    private final Templates templates;

    DocumentPages(DocumentQuery documents, Templates templates) {
        this.documents = documents;
        this.templates = templates;
    }

    public record RegisterPage(Page page, DocumentFilter filter, DocumentQuery.Register register, boolean first) {

        /** This list from another place, or in another form. */
        public String address(String path, @Nullable UUID after) {
            UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
            if (!filter.words().isEmpty()) {
                address.queryParam("sok", filter.words());
            }
            if (filter.type() != null) {
                address.queryParam("typ", filter.type().name());
            }
            if (filter.shelf() != DocumentFilter.Shelf.ALL) {
                address.queryParam("visa", filter.shelf().name());
            }
            if (filter.order() != DocumentFilter.Order.TITLE) {
                address.queryParam("ordning", filter.order().name());
            }
            if (after != null) {
                address.queryParam("efter", after);
            }
            return address.encode().toUriString();
        }

        /** Whether the whole register is empty, not only what was asked for. */
        public boolean empty() {
            return register.all() == 0
                    && filter.words().isEmpty()
                    && filter.type() == null
                    && filter.shelf() == DocumentFilter.Shelf.ALL;
        }
    }

    @GetMapping("/dokument")
    View all(
            Actor actor,
            Page page,
            @RequestParam(defaultValue = "") String sok,
            @RequestParam(required = false) @Nullable DocumentType typ,
            @RequestParam(defaultValue = "ALL") DocumentFilter.Shelf visa,
            @RequestParam(defaultValue = "TITLE") DocumentFilter.Order ordning,
            @RequestParam(required = false) @Nullable UUID efter) {
        DocumentFilter filter = new DocumentFilter(typ, sok, visa, ordning);
        return templates.show(
                "document/register",
                new RegisterPage(
                        page, filter, documents.list(actor, filter, page.today(), efter, A_PAGE), efter == null));
    }

    @GetMapping({"/dokument.xlsx", "/dokument.csv"})
    ResponseEntity<byte[]> file(
            Actor actor,
            Page page,
            @RequestParam(defaultValue = "") String sok,
            @RequestParam(required = false) @Nullable DocumentType typ,
            @RequestParam(defaultValue = "ALL") DocumentFilter.Shelf visa,
            @RequestParam(defaultValue = "TITLE") DocumentFilter.Order ordning) {
        DocumentFilter filter = new DocumentFilter(typ, sok, visa, ordning);
        List<List<Object>> rows =
                documents.list(actor, filter, page.today(), null, Integer.MAX_VALUE - 1).lines().stream()
                        .map(line -> row(page, line))
                        .toList();
        TableFile file = new TableFile(
                page.t("document.file-name"),
                Stream.of(
                                "document.title",
                                "document.type",
                                "document.decided-by",
                                "document.decided-on",
                                "document.valid-until",
                                "document.owner",
                                "document.reference",
                                "document.applies-to",
                                "document.review-on",
                                "document.status",
                                "document.pages",
                                "document.words",
                                "document.minutes",
                                "document.lix",
                                "document.duties",
                                "document.reports",
                                "document.file")
                        .map(key -> page.t(key))
                        .toList(),
                rows);
        return page.path().startsWith("/dokument.xlsx") ? file.xlsx() : file.csv();
    }

    private static List<Object> row(Page page, DocumentQuery.Line line) {
        Document.Particulars said = line.document().particulars();
        Document.Version version = line.document().current();
        return List.of(
                said.title(),
                page.t("document.type." + said.type().name()),
                Objects.toString(said.decidedBy(), ""),
                Objects.toString(said.decidedOn(), ""),
                Objects.toString(said.validUntil(), ""),
                Objects.toString(said.owner(), ""),
                Objects.toString(said.reference(), ""),
                Objects.toString(said.appliesTo(), ""),
                Objects.toString(said.reviewOn(), ""),
                page.t(version.status()),
                version.pages() == null ? "" : version.pages(),
                version.measures().words(),
                decimal(version.measures().readingMinutes()),
                decimal(version.measures().lix()),
                version.status().hasText() ? line.duties() : "",
                version.status().hasText() ? line.reports() : "",
                version.fileName());
    }

    private static BigDecimal decimal(double number) {
        return BigDecimal.valueOf(number).setScale(1, RoundingMode.HALF_UP);
    }

    /** An addressee and how many provisions speak to it; the empty role is nobody. */
    public record Addressed(String role, int provisions) {}

    /**
     * A document as it is read.
     *
     * @param role only provisions to this role are marked; {@value #NOBODY}: to nobody named; empty: all
     * @param mark only provisions of this kind; null: all
     */
    public record DocumentPage(
            Page page,
            DocumentQuery.Opened opened,
            MarkedText text,
            String role,
            @Nullable Mark mark,
            @Nullable Provision chosen) {

        public Document document() {
            return opened.document();
        }

        /** Those that nobody has dismissed. */
        public List<Provision> provisions() {
            return opened.provisions().stream().filter(one -> !one.dismissed()).toList();
        }

        public List<Provision> dismissed() {
            return opened.provisions().stream().filter(Provision::dismissed).toList();
        }

        /** Those that are marked. */
        public List<Provision> shown() {
            return provisions().stream().filter(one -> fits(one, role, mark)).toList();
        }

        public long unsettled() {
            return provisions().stream().filter(one -> !one.settled()).count();
        }

        /** The chosen one's place among those that are marked, from 1. */
        public int number() {
            return shown().indexOf(chosen) + 1;
        }

        /** Whom the document speaks to most; those whom nobody names last. */
        public List<Addressed> addressed() {
            Map<String, Long> counts =
                    provisions().stream().collect(Collectors.groupingBy(Provision::role, Collectors.counting()));
            Stream<Addressed> named = counts.entrySet().stream()
                    .filter(one -> !one.getKey().isEmpty())
                    .sorted(Map.Entry.<String, Long>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(ROLES)
                    .map(one -> new Addressed(one.getKey(), one.getValue().intValue()));
            return Stream.concat(
                            named,
                            Stream.of(new Addressed(
                                            "", counts.getOrDefault("", 0L).intValue()))
                                    .filter(one -> one.provisions() > 0))
                    .toList();
        }

        public long count(Mark wanted) {
            return provisions().stream().filter(one -> one.mark() == wanted).count();
        }

        public List<HardSentences.Sentence> hardSentences() {
            return HardSentences.of(opened.text(), HARD_SENTENCES);
        }

        /** References to what is law no more. */
        public List<Reference> repealed() {
            return opened.references().stream()
                    .filter(one -> one.validity() == Reference.Validity.REPEALED)
                    .toList();
        }

        public boolean isCurrent() {
            return opened.version().state() == Document.State.CURRENT;
        }

        public String own() {
            return "/dokument/" + document().id();
        }

        /** This page with other marks, another provision or another slice of the text. */
        public String address(String role, @Nullable Mark mark, @Nullable Provision chosen, int slice) {
            return DocumentPages.address(
                    document().id(),
                    isCurrent() ? null : opened.version().id(),
                    role,
                    mark,
                    chosen == null ? "" : chosen.anchor(),
                    slice);
        }

        public String address(Provision provision) {
            return address(role, mark, provision, 1);
        }

        /** A role as a name: with a capital first. */
        public static String capital(String role) {
            return role.isEmpty() ? role : role.substring(0, 1).toUpperCase(Locale.ROOT) + role.substring(1);
        }

        public static String inAddress(Addressed one) {
            return one.role().isEmpty() ? NOBODY : one.role();
        }
    }

    static String address(
            UUID document, @Nullable UUID version, String role, @Nullable Mark mark, String anchor, int slice) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/dokument/" + document);
        if (version != null) {
            address.queryParam("version", version);
        }
        if (!role.isEmpty()) {
            address.queryParam("galler", role);
        }
        if (mark != null) {
            address.queryParam("slag", mark.name());
        }
        if (slice > 1 && anchor.isEmpty()) {
            address.queryParam("del", slice);
        }
        if (!anchor.isEmpty()) {
            address.queryParam("b", anchor).fragment("b-" + anchor);
        }
        return address.encode().toUriString();
    }

    static boolean fits(Provision provision, String role, @Nullable Mark mark) {
        return (role.isEmpty() || provision.role().equals(role.equals(NOBODY) ? "" : role))
                && (mark == null || provision.mark() == mark);
    }

    @GetMapping("/dokument/{id:[0-9a-f-]{36}}")
    View one(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID version,
            @RequestParam(defaultValue = "") String galler,
            @RequestParam(required = false) @Nullable Mark slag,
            @RequestParam(defaultValue = "") String b,
            @RequestParam(defaultValue = "-1") int plats,
            @RequestParam(defaultValue = "1") int del) {
        DocumentQuery.Opened opened = documents.open(actor, id, version);
        Optional<Provision> chosen = opened.provisions().stream()
                .filter(one -> one.anchor().equals(b))
                .min(Comparator.comparing(Provision::start));
        MarkedText text = MarkedText.of(
                opened.text(),
                opened.provisions(),
                one -> chosen.filter(one::equals).isPresent() || !one.dismissed() && fits(one, galler, slag),
                chosen.map(Provision::start).orElse(plats),
                del);
        return templates.show(
                "document/document", new DocumentPage(page, opened, text, galler, slag, chosen.orElse(null)));
    }

    /** As it came, to be kept or opened by its own program; never shown by the browser itself. */
    @GetMapping("/dokument/{id:[0-9a-f-]{36}}/fil")
    ResponseEntity<byte[]> content(Actor actor, @PathVariable UUID id) {
        Import.Content file = documents.file(actor, id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(file.bytes());
    }
}
