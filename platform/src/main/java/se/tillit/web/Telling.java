package se.tillit.web;

import java.util.List;
import se.tillit.access.Actor;

/** Says what has become of what somebody said; each capability that takes something in has one. */
public interface Telling {

    /** The latest step first. */
    List<News> of(Actor actor, Page page);
}
