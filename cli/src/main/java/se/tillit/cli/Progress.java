package se.tillit.cli;

/** Shows on standard error, where that is a terminal, how far long work has come. */
final class Progress {

    private static final long BETWEEN = 200_000_000L;

    private final boolean shown = System.console() != null && System.console().isTerminal();
    private final int total;
    private long next;
    private int done;

    Progress(int total) {
        this.total = total;
    }

    void step(Object current) {
        done++;
        long now = System.nanoTime();
        if (shown && now > next) {
            next = now + BETWEEN;
            System.err.print("\r\u001b[K" + done + "/" + total + " " + current);
        }
    }

    void end() {
        if (shown) {
            System.err.print("\r\u001b[K");
        }
    }
}
