package se.tillit.web;

import java.util.List;
import se.tillit.access.Actor;

/** Says what of a capability's own waits for somebody; each capability has one, and {@link WaitingList} asks them all. */
public interface Waits {

    List<Waiting> of(Actor actor, Page page);
}
