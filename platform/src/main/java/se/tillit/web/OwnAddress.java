package se.tillit.web;

/** An address that came with a request and is to be gone back to: only one of our own. */
public final class OwnAddress {

    private OwnAddress() {}

    /** The address if it is a path on this host, else the start page. Two slashes or a backslash would name another host. */
    public static String orStart(String address) {
        boolean own = address.startsWith("/")
                && !address.startsWith("//")
                && address.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
        return own ? address : "/";
    }
}
