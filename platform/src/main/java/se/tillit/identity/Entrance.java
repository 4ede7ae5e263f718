package se.tillit.identity;

/** Where somebody who has not signed in is sent: the sign-in page, or in the demo the choice of role. */
public record Entrance(String address) {}
