package se.tillit.disclosure;

import java.util.List;

/**
 * The tables of a release as they may be shown, in the order given, with n and mean null where withheld, and the sheet
 * that proves it. Show "Dolt för att skydda personer" for a withheld cell, never 0 or a blank, and decide by these
 * tables alone wherever a number leaves the house: page, file, chart, mail and search.
 */
public record Published(List<Table> tables, ProofSheet proof) {

    public Published {
        tables = List.copyOf(tables);
    }
}
