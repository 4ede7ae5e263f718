package se.tillit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverlapTest {

    private static final String PLAN =
            "Enhetschefen ska se till att en genomförandeplan finns för varje person som har hemtjänst och att den följs upp inom %s.";

    private static Overlap overlap(Map<String, String> texts) {
        Reader reader = new Reader();
        Analyser analyser = new Analyser();
        OverlapFinder finder = new OverlapFinder(0.8);
        texts.forEach((name, text) -> finder.add(analyser.analyse(reader.readText(name, text))));
        return finder.find(name -> reader.readText(name, texts.getOrDefault(name, "")));
    }

    @Test
    void theSameDutyWithAnotherDeadlineIsToldWithBoth() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("a.md", "Rutin\n\n" + PLAN.formatted("14 dagar"));
        texts.put("b.md", "Riktlinje\n\nEn annan inledning.\n\n" + PLAN.formatted("7 dagar"));
        assertThat(overlap(texts).groups()).anySatisfy(group -> {
            assertThat(group.kind()).isEqualTo(Overlap.Kind.NEAR);
            assertThat(group.members()).extracting(Overlap.Member::document).containsExactly("a.md", "b.md");
            assertThat(group.differences()).contains("deadline: inom 14 dagar ≠ inom 7 dagar");
        });
    }

    @Test
    void theSameDutyPutOnAnotherRoleIsTold() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(
                "a.md", "Enhetschefen ska granska samtliga genomförandeplaner tillsammans med personalen varje månad.");
        texts.put(
                "b.md", "Samordnaren ska granska samtliga genomförandeplaner tillsammans med personalen varje månad.");
        assertThat(overlap(texts).groups())
                .anySatisfy(group -> assertThat(group.differences()).contains("addressee: enhetschef ≠ samordnare"));
    }

    @Test
    void identicalPassagesAndIdenticalDocumentsAreTold() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("a.md", PLAN.formatted("14 dagar"));
        texts.put("b.md", PLAN.formatted("14 dagar"));
        Overlap overlap = overlap(texts);
        assertThat(overlap.groups()).extracting(Overlap.Group::kind).containsExactly(Overlap.Kind.IDENTICAL);
        assertThat(overlap.documents()).containsExactly(List.of("a.md", "b.md"));
    }

    @Test
    void versionsThatHaveDriftedApartAreToldWithWhatDiffers() {
        StringBuilder old = new StringBuilder("# Rutin för nycklar\n\n");
        for (String what :
                List.of("nycklarna i hemtjänsten", "larmen på boendet", "bilarna i poolen", "läkemedlen i skåpet")) {
            old.append("Personalen på enheten ska varje kväll kontrollera ")
                    .append(what)
                    .append(" och skriva in resultatet i listan som finns på kontoret.\n\n");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("2029.md", old.toString());
        texts.put(
                "2031.md",
                old.toString().replace("ska varje kväll kontrollera larmen", "bör varje kväll kontrollera larmen"));
        assertThat(overlap(texts).groups()).anySatisfy(group -> {
            assertThat(group.kind()).isEqualTo(Overlap.Kind.VERSION);
            assertThat(group.differences())
                    .anyMatch(difference -> difference.contains("modality: duty ≠ recommendation"));
        });
    }
}
