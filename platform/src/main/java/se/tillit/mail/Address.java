package se.tillit.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An e-mail address, alone: no name, no list, nothing that a mail server would read as more than one. */
public record Address(String text) {

    private static final int LONGEST = 254;
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9.+_'&=~-]{1,64}@[a-z0-9-]+(\\.[a-z0-9-]+)+");

    /** In small letters, so that the same address is the same however it is typed; empty where what is typed is no address. */
    public static Optional<Address> read(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        return text.length() <= LONGEST && PLAIN.matcher(text).matches()
                ? Optional.of(new Address(text))
                : Optional.empty();
    }

    /** It leads to somebody, so it stands in no log. */
    @Override
    public String toString() {
        return "Address";
    }
}
