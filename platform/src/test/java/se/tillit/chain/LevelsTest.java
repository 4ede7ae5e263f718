package se.tillit.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.tillit.RunningTillit;
import se.tillit.SmallChain;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.access.Role;

class LevelsTest {

    private final Actor administrator = Tester.organisation();
    private final SetLevels levels = RunningTillit.bean(SetLevels.class);

    @Test
    void anOrganisationNamesOrdersAndAddsItsLevels() {
        List<SetLevels.Wanted> wanted = new ArrayList<>(wanted());
        Collections.reverse(wanted);
        wanted.set(0, new SetLevels.Wanted(wanted.getFirst().id(), "Samtalet", "The talk"));
        wanted.add(new SetLevels.Wanted(null, "Lag", "Team"));
        levels.set(administrator, mark(), wanted);
        assertThat(all().stream().map(Level::nameSv))
                .startsWith("Samtalet", "Enhet")
                .endsWith("Riksdag", "Lag");
        assertThat(all().stream().map(Level::ordinal)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aLevelThatUnitsStandOnStaysAndOneThatNoneHasStoodOnGoes() {
        SmallChain.of(administrator);
        List<SetLevels.Wanted> without = new ArrayList<>(wanted());
        without.removeIf(level -> level.nameSv().equals("Enhet"));
        assertThatThrownBy(() -> levels.set(administrator, mark(), without))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessageContaining("chain.levels.used");
        List<SetLevels.Wanted> withoutRegion = new ArrayList<>(wanted());
        withoutRegion.removeIf(level -> level.nameSv().equals("Region"));
        levels.set(administrator, mark(), withoutRegion);
        assertThat(all().stream().map(Level::nameSv)).doesNotContain("Region").contains("Enhet");
    }

    @Test
    void whoSawOtherLevelsIsToldAndSoIsWhoNamesAnothersLevel() {
        String before = mark();
        List<SetLevels.Wanted> changed = new ArrayList<>(wanted());
        changed.add(new SetLevels.Wanted(null, "Lag", "Team"));
        levels.set(administrator, before, changed);
        assertThatThrownBy(() -> levels.set(administrator, before, changed)).isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> levels.set(
                        administrator, mark(), List.of(new SetLevels.Wanted(UUID.randomUUID(), "Annans", "Theirs"))))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> levels.set(Tester.colleague(administrator, Role.STAFF), mark(), changed))
                .isInstanceOf(Refusal.NotAllowed.class);
    }

    @Test
    void namesThatAreMissingOrTheSameAreToldAndNothingIsChanged() {
        List<SetLevels.Wanted> wrong = new ArrayList<>(wanted());
        wrong.add(new SetLevels.Wanted(null, "enhet", "Team"));
        wrong.add(new SetLevels.Wanted(null, "", "Team 2"));
        assertThatThrownBy(() -> levels.set(administrator, mark(), wrong))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessageContaining("chain.levels.same")
                .hasMessageContaining("chain.levels.nameless");
        assertThat(all()).hasSize(9);
    }

    @Test
    void theFormPutsThemInOrderAndKeepsWhatSomebodyWroteWhereItIsWrong() {
        Tester ada = Tester.as(administrator);
        Map<String, String> form =
                new TreeMap<>(Tester.hidden(ada.get("/nivaer").body()));
        for (int i = 0; i < all().size(); i++) {
            form.put("sv" + i, all().get(i).nameSv());
            form.put("en" + i, all().get(i).nameEn());
            form.put("plats" + i, Integer.toString(all().size() - i));
        }
        form.put("plats3", "tre");
        assertThat(ada.post("/nivaer", form).body()).contains("value=\"tre\"");
        form.put("plats3", "6");
        assertThat(ada.post("/nivaer", form).statusCode()).isEqualTo(302);
        assertThat(all().getFirst().nameSv()).isEqualTo("Mötet");
    }

    private List<Level> all() {
        return RunningTillit.bean(ChainQuery.class)
                .asOf(administrator, LocalDate.of(2026, 1, 1))
                .levels();
    }

    private String mark() {
        return Level.mark(all());
    }

    private List<SetLevels.Wanted> wanted() {
        return all().stream()
                .map(level -> new SetLevels.Wanted(level.id(), level.nameSv(), level.nameEn()))
                .toList();
    }
}
