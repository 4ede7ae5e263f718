package se.tillit.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ChainSvgTest {

    private static Document parse(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<Element> elements(Document document, String name) {
        NodeList nodes = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    @Test
    void everyDrawingIsXmlWithoutInlineStyleOrScript() throws Exception {
        for (long seed = 0; seed < 40; seed++) {
            for (Format format : Format.values()) {
                Document document = parse(Chains.svg(Chains.random(seed), format));
                for (Element element : elements(document, "*")) {
                    for (int i = 0; i < element.getAttributes().getLength(); i++) {
                        String attribute = element.getAttributes().item(i).getNodeName();
                        assertThat(attribute)
                                .as("seed %d", seed)
                                .isNotEqualTo("style")
                                .doesNotStartWith("on");
                    }
                    assertThat(element.getTagName()).isNotIn("style", "script", "foreignObject");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void aDrawingOfNothingStillSaysWhatItIs(Format format) throws Exception {
        Document document = parse(Chains.svg(new Chain(List.of(), List.of(), List.of()), format));
        assertThat(document.getDocumentElement().getAttribute("aria-labelledby"))
                .isEqualTo("bild-t bild-d");
        assertThat(elements(document, "title")).singleElement().satisfies(title -> {
            assertThat(title.getAttribute("id")).isEqualTo("bild-t");
            assertThat(title.getTextContent()).isEqualTo("Styrkedjan");
        });
        assertThat(elements(document, "desc")).singleElement().satisfies(description -> assertThat(
                        description.getTextContent())
                .isEqualTo("Band faller från riksdagen till mötet."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</text><script>alert(1)</script>",
                "\"><a href='x'>",
                "&amp;&#0;]]>",
                "\u202Eomvänd\u0000\u0008\uFFFF",
                "ensam \uD83D surrogat",
                "👩‍👩‍👧 familj",
                ""
            })
    void hostileNamesAreTextEverywhere(String name) throws Exception {
        Chain chain = new Chain(
                List.of(new Row(name), new Row(name)),
                List.of(
                        new Card(name + "a", 0, name, name, Card.Emphasis.PLAIN, "/" + name),
                        new Card(name + "b", 1, name, name, Card.Emphasis.FOCUS, null)),
                List.of(new Flow(Origin.STATE, 1, List.of(name + "a", name + "b"))));
        Caption caption = new Caption("k", name, name, _ -> name, _ -> name);
        for (Format format : Format.values()) {
            Document document = parse(ChainSvg.of(Layout.of(chain, format), caption));
            assertThat(elements(document, "script")).isEmpty();
            assertThat(elements(document, "a")).hasSize(2);
            String known =
                    name.replaceAll("[\u0000\u0008\uFFFF]", "").replaceAll("(?<!\\p{L})\uD83D(?![\uDC00-\uDFFF])", "");
            assertThat(elements(document, "title").getFirst().getTextContent()).isEqualTo(known);
        }
    }

    @Test
    void aLabelThatDoesNotFitIsShortenedAndToldInFull() throws Exception {
        String label =
                "Arbetsmarknadsintegrationsförvaltningsledningsgruppen i Norra Skogsbygdens kommunalförbund".repeat(50);
        Chain chain = new Chain(
                List.of(new Row("Förvaltning")),
                List.of(new Card("a", 0, label, "22 timmar", Card.Emphasis.PLAIN, "/a")),
                List.of());
        Layout layout = Layout.of(chain, Format.PHONE);
        assertThat(layout.cards().getFirst().label()).hasSize(2).allMatch(line -> line.length() < 40);
        Document document = parse(ChainSvg.of(layout, Chains.caption()));
        Element link = elements(document, "a").getFirst();
        assertThat(link.getFirstChild().getNodeName()).isEqualTo("title");
        assertThat(link.getFirstChild().getTextContent()).isEqualTo(label + ", 22 timmar");
    }

    private static Chain allOrigins(Card.Emphasis ofFirst) {
        List<Flow> flows = new ArrayList<>();
        for (Origin origin : Origin.values()) {
            flows.add(new Flow(origin, 10, List.of("lag", "b")));
        }
        return new Chain(
                List.of(new Row("Riksdag"), new Row("Enhet")),
                List.of(
                        new Card("lag", 0, "Riksdag", "", Card.Emphasis.PLAIN, "/lag"),
                        new Card("a", 1, "Åsen", "", ofFirst, "/a"),
                        new Card("b", 1, "Björken", "", Card.Emphasis.PLAIN, "/b")),
                flows);
    }

    @Test
    void everyRibbonIsALinkWithANameAndStateAndRegionHaveTextures() throws Exception {
        Document document = parse(Chains.svg(allOrigins(Card.Emphasis.PLAIN), Format.WIDE));
        List<Element> ribbons = elements(document, "a").stream()
                .filter(link -> link.getAttribute("href").startsWith("/band"))
                .toList();
        assertThat(ribbons).hasSize(4).allSatisfy(ribbon -> {
            assertThat(ribbon.getFirstChild().getNodeName()).isEqualTo("title");
            assertThat(ribbon.getFirstChild().getTextContent()).isEqualTo("Riksdag till Björken");
            assertThat(ribbon.getAttribute("href")).isEqualTo("/band?från=lag&till=b");
            assertThat(ribbon.hasAttribute("tabindex")).isFalse();
        });
        assertThat(elements(document, "pattern"))
                .extracting(pattern -> pattern.getAttribute("id"))
                .containsExactly("bild-stat", "bild-region");
        assertThat(elements(document, "path"))
                .extracting(path -> path.getAttribute("fill"))
                .contains("url(#bild-stat)", "url(#bild-region)");
    }

    @Test
    void ribbonsThatMissTheFocusAreFaintAndPassedOverByTheKeyboard() throws Exception {
        Document document = parse(Chains.svg(allOrigins(Card.Emphasis.FOCUS), Format.WIDE));
        assertThat(elements(document, "a"))
                .filteredOn(link -> link.getAttribute("href").startsWith("/band"))
                .hasSize(4)
                .allSatisfy(
                        ribbon -> assertThat(ribbon.getAttribute("tabindex")).isEqualTo("-1"));
        assertThat(elements(document, "path"))
                .allMatch(path -> path.getAttribute("class").contains("c-faint"));
    }

    @Test
    void cardsComeLevelByLevelBeforeTheRibbons() throws Exception {
        Document document = parse(Chains.svg(allOrigins(Card.Emphasis.PLAIN), Format.WIDE));
        assertThat(elements(document, "a"))
                .extracting(link -> link.getAttribute("href").substring(0, 2))
                .containsExactly("/l", "/a", "/b", "/b", "/b", "/b", "/b")
                .first()
                .isEqualTo("/l");
    }

    @Test
    void numbersAreTheSameInEveryLanguage() {
        Locale before = Locale.getDefault();
        String english = Chains.svg(Chains.random(3), Format.WIDE);
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertThat(Chains.svg(Chains.random(3), Format.WIDE)).isEqualTo(english);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void anIdThatCouldBreakOutIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Caption("a\"b", "", "", _ -> "", _ -> null))
                .withMessage("A drawing's id must be letters, digits and hyphens, not a\"b");
    }
}
