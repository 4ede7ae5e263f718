package se.tillit.document;

import java.util.stream.Stream;

/**
 * A file that somebody sent in.
 *
 * @param name with the folders it lay in; only shown, never used as a path
 */
public record SentFile(String name, byte[] content) {

    private static final int LONGEST_NAME = 300;

    public SentFile {
        String shown = name.replace('\\', '/').replaceAll("\\p{Cntrl}", "").replaceAll("^([A-Za-z]:)?/+|\\.\\./", "");
        name = shown.length() > LONGEST_NAME ? shown.substring(shown.length() - LONGEST_NAME) : shown;
    }

    /** What operating systems and office programs leave in folders; nobody put it there to be read. */
    static boolean isOfTheSystem(String path) {
        return Stream.of(path.split("[/\\\\]"))
                .anyMatch(part -> part.startsWith(".") && !part.equals("..") && !part.equals(".")
                        || part.startsWith("~$")
                        || part.equals("__MACOSX")
                        || part.equalsIgnoreCase("Thumbs.db")
                        || part.equalsIgnoreCase("desktop.ini"));
    }
}
