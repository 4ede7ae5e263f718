package se.tillit.web;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The loop is the menu. All six stops are shown, so that one sees where one is in it; a stop leads to the first of its places, for who may
 * use something there.
 */
public enum Stop {
    MAP(
            Place.CHAIN,
            Place.OVERVIEW,
            Place.POSITIONS,
            Place.SIGNALS,
            Place.DOCUMENTS,
            Place.BURDEN,
            Place.SHARED,
            Place.FINDINGS,
            Place.LOAD),
    LISTEN( //
            Place.OBSTACLES, //
            Place.QUESTIONS,
            Place.PULSE,
            Place.DIARY,
            Place.SUPPORT,
            Place.PANEL),
    TALK( //
            Place.DIALOGUES, //
            Place.TABLES, //
            Place.GOALS),
    DECIDE( //
            Place.MANDATE, //
            Place.PROPOSALS,
            Place.CONSEQUENCES,
            Place.REGISTER),
    TRY(Place.IMPROVEMENTS),
    LEARN(Place.FOLLOW_UP, Place.INDICATORS, Place.RECORDS);

    private final List<Place> places;

    Stop(Place... places) {
        this.places = List.of(places);
    }

    /** The places that whoever sees the page may use. */
    public List<Place> places(Page page) {
        return places.stream().filter(place -> place.isFor(page)).toList();
    }

    /** Which of the places the page belongs to. */
    public Optional<Place> here(Page page) {
        return places(page).stream()
                .filter(place -> place.covers(page.path()) > 0)
                .max(Comparator.comparingInt(place -> place.covers(page.path())));
    }
}
