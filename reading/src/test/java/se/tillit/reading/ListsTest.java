package se.tillit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ListsTest {

    private static List<Provision> provisions(String text) {
        return new Analyser().analyse(new Reader().readText("rutin.txt", text)).provisions();
    }

    @Test
    void eachItemUnderAnOpenLeadInIsAProvisionWithItsModalityAndAddressee() {
        List<Provision> found = provisions("""
                Enhetschefen ska
                - följa upp varje plan,
                - rapportera antalet planer till staben varje månad, och
                - spara rapporten.
                """);
        assertThat(found)
                .extracting(
                        Provision::text,
                        Provision::leadIn,
                        provision -> provision.addressee().name(),
                        Provision::reporting)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "följa upp varje plan", "Enhetschefen ska", "Enhetschefen", false),
                        org.assertj.core.groups.Tuple.tuple(
                                "rapportera antalet planer till staben varje månad",
                                "Enhetschefen ska",
                                "Enhetschefen",
                                true),
                        org.assertj.core.groups.Tuple.tuple(
                                "spara rapporten.", "Enhetschefen ska", "Enhetschefen", false));
    }

    @Test
    void aDeniedLeadInForbidsItsItems() {
        assertThat(provisions("Vikarier får inte:\n- dela ut medicin\n- köra bussen\n"))
                .extracting(Provision::modality)
                .containsExactly(Modality.PROHIBITION, Modality.PROHIBITION);
    }

    @Test
    void aListOfObjectsIsOneProvisionThatTheLeadInCarries() {
        List<Provision> found = provisions("Planen ska innehålla följande uppgifter:\n1. mål\n2. ansvar\n3. datum\n");
        assertThat(found).extracting(Provision::text).containsExactly("Planen ska innehålla följande uppgifter");
    }

    @Test
    void aRoleAsHeadingIsTheAddresseeOfTheItemsBelowIt() {
        List<Provision> found =
                provisions("Ansvar vid frånvaro\n\nSkoladministratör\n- tar emot sjukanmälan\n- kontaktar hemmet\n");
        assertThat(found).hasSize(2).allSatisfy(provision -> {
            assertThat(provision.addressee().name()).isEqualTo("Skoladministratör");
            assertThat(provision.addressee().status()).isEqualTo(Addressee.Status.INHERITED);
        });
    }

    @Test
    void aHeadingThatNamesATimeIsTheDeadlineOfTheOrdersBelowIt() {
        List<Provision> found = provisions("Hembesök\n\nFöre besöket\n\nLäs igenom journalen. Boka bil.\n");
        assertThat(found).extracting(Provision::deadline).containsExactly("Före besöket", "Före besöket");
    }

    @Test
    void theDocumentsScopeIsInheritedWhereNobodyIsNamed() {
        List<Provision> found =
                provisions("Rutinen gäller för samtliga medarbetare. Avvikelser ska dokumenteras samma dag.\n");
        assertThat(found).singleElement().satisfies(provision -> {
            assertThat(provision.addressee().name()).isEqualTo("samtliga medarbetare");
            assertThat(provision.addressee().status()).isEqualTo(Addressee.Status.INHERITED);
        });
    }

    @Test
    void theReceiverOfAnAssignmentIsInheritedByWhatTheAssignmentDemands() {
        List<Provision> found = provisions(
                "Regeringen uppdrar åt Boverket att kartlägga behovet.\n\nUppdraget ska redovisas senast den 1 mars 2031.\n");
        assertThat(found.getLast().addressee()).isEqualTo(new Addressee("Boverket", Addressee.Status.INHERITED));
        assertThat(found.getLast().due()).hasToString("2031-03-01");
    }

    @Test
    void pointsOfTimeInAListAreTheDeadlinesOfWhatStandsAboveIt() {
        assertThat(provisions("Planen ska ses över:\n\n– efter varje övning,\n– när lagen ändras, och\n– vid behov.\n"))
                .singleElement()
                .satisfies(provision ->
                        assertThat(provision.deadline()).isEqualTo("efter varje övning; när lagen ändras; vid behov"));
    }

    @Test
    void aChecklistRowWithATaskAndARoleIsADuty() {
        assertThat(provisions("Uppgift | Ansvarig\nNamnskylt på dörren | Kontaktperson\n"))
                .singleElement()
                .satisfies(provision -> assertThat(provision.addressee().name()).isEqualTo("Kontaktperson"));
    }

    @Test
    void everyProvisionIsTheTextAtItsPlaceAndItsIdStaysWhenTextIsAddedBefore() {
        String text = "Chefen ska läsa planen.\n\nPersonalen ska följa den.\n";
        Document document = new Reader().readText("rutin.txt", text);
        List<Provision> found = new Analyser().analyse(document).provisions();
        assertThat(found)
                .allSatisfy(provision -> assertThat(document.text().substring(provision.start(), provision.end()))
                        .isEqualTo(provision.text()));
        List<Provision> later = provisions("Ett nytt stycke står först här.\n\n" + text);
        assertThat(later)
                .extracting(Provision::id)
                .containsAll(found.stream().map(Provision::id).toList());
    }
}
