package se.tillit.picture;

import java.util.Comparator;

/** All flow of one origin from one card straight to another, with or without the focus on its way. */
record Link(Key key, double weight) {

    static final Comparator<Key> CANONICAL = Comparator.comparingInt(Key::from)
            .thenComparingInt(Key::to)
            .thenComparing(Key::origin)
            .thenComparing(Key::touching);

    /** @param touching whether the flow passes the card in focus somewhere, or there is none in focus */
    record Key(int from, int to, Origin origin, boolean touching) {}
}
