package se.tillit.dialogue;

import java.util.UUID;
import se.tillit.access.Language;
import se.tillit.mail.Address;

/** That the answers to a dialogue are to go to an address. Nothing tells whose it is, or whether she voted. */
record AnswerWish(UUID dialogue, Address address, Language language) {}
