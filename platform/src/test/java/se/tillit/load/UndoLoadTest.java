package se.tillit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.tillit.load.Municipality.TODAY;
import static se.tillit.load.Municipality.csv;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.tillit.RunningTillit;
import se.tillit.Tester;
import se.tillit.access.Refusal;

class UndoLoadTest {

    private final Municipality here = new Municipality();
    private final UndoLoad undo = RunningTillit.bean(UndoLoad.class);

    @Test
    void everyRowIsExactlyAsItWasBeforeIdsIncluded() {
        var empty = here.dump();
        here.load(Municipality.sjohaga().toArray(LoadOrganisation.File[]::new));
        var loaded = here.dump();
        here.loadEnding(
                TODAY.plusDays(800),
                csv("enheter.csv", """
                        kod;namn;nivå;överordnad;slag
                        RD;Riksdagen;Riksdag;;lagstiftare
                        KF;Fullmäktige;Kommun;;
                        NY;Nya enheten;Enhet;KF;utförare
                        """),
                csv("befattningar.csv", "kod;namn;enhet;antal;timkostnad\nLED;Ledamoten;KF;12,25;444\nNYB;Ny;NY;1;1\n"),
                csv(
                        "personer.csv",
                        "namn;e-post;enhet;roll\nMaria;maria.lindqvist@sjohaga.example;NY;\"facklig, chef\"\n"),
                csv("krav.csv", """
                        kod;slag;rubrik;utfärdare;mottagare;via;ursprung
                        EKO-1;mål;Något annat;NY;NYB@NY, KF;KF;lag
                        NYTT;mål;Nytt;NY;NY;;egen
                        """));
        assertThat(here.dump()).isNotEqualTo(loaded);
        here.undoNewest();
        assertThat(here.dump()).isEqualTo(loaded);
        here.undoNewest();
        assertThat(here.dump()).isEqualTo(empty);
    }

    @Test
    void whatWasTakenBackCanBeLoadedAgain() {
        here.begun();
        here.undoNewest();
        assertThat(here.begun().dump().get("unit")).contains("HTJ");
    }

    @Test
    void whatSomebodyChangedSinceIsNotOverwritten() {
        here.begun();
        here.inside(db ->
                db.execute("update signal set title = 'Rättad för hand', version = version + 1 where code = 'R1'"));
        var before = here.dump();
        assertThatThrownBy(here::undoNewest).isInstanceOf(Refusal.Conflict.class);
        assertThat(here.dump()).isEqualTo(before);
    }

    @Test
    void whatHasComeIntoUseSinceIsNotTakenAway() {
        here.begun();
        here.inside(db -> db.execute("""
                insert into signal (code, kind, title, issuer, origin, valid)
                select 'NYTT', 'GOAL', 'Nytt mål', id, 'OWN', '[2026-01-01,)' from unit where code = 'SN'"""));
        var before = here.dump();
        assertThatThrownBy(here::undoNewest).isInstanceOf(Refusal.Conflict.class);
        assertThat(here.dump()).isEqualTo(before);
    }

    @Test
    void onlyTheNewestCanBeTakenBackAndOnlyOnce() {
        UUID first = here.begun().newestLoad();
        here.load("kod;namn;nivå\nX;Ny enhet;Enhet\n");
        UUID second = here.newestLoad();
        assertThatThrownBy(() -> undo.undo(here.admin, first)).isInstanceOf(Refusal.Conflict.class);
        undo.undo(here.admin, second);
        assertThatThrownBy(() -> undo.undo(here.admin, second)).isInstanceOf(Refusal.Conflict.class);
        undo.undo(here.admin, first);
        assertThat(here.dump().get("unit")).isEqualTo("[]");
    }

    @Test
    void anothersLoadDoesNotExist() {
        UUID load = here.begun().newestLoad();
        assertThatThrownBy(() -> undo.undo(Tester.organisation(), load)).isInstanceOf(Refusal.NotFound.class);
    }
}
