package se.tillit.web;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Language;
import se.tillit.access.Problem;

/**
 * What every page needs beside its own matter: for whom, in which language, and what a form must carry.
 *
 * @param actor null before sign-in
 * @param path the address of this page with its query, for the way back after changing language
 * @param csrf the token that every form sends along
 * @param key makes a form that is sent twice have one effect
 * @param today the day in Stockholm
 */
public record Page(
        Texts texts, Language language, @Nullable Actor actor, String path, Csrf csrf, UUID key, LocalDate today) {

    public record Csrf(String parameter, String token) {}

    /** For what is read elsewhere, as a letter is: nothing can be sent from there. */
    public static Page withoutForms(Texts texts, Language language, @Nullable Actor actor, LocalDate today) {
        return new Page(texts, language, actor, "/", new Csrf("_csrf", ""), new UUID(0, 0), today);
    }

    public String t(String sentence, Object... arguments) {
        return texts.say(language, sentence, arguments);
    }

    /** The name of a value of an enumeration: the key is the type's and the value's name, as in {@code Origin.STATE}. */
    public String t(Enum<?> value) {
        return t(value.getDeclaringClass().getSimpleName() + "." + value.name());
    }

    public String t(Problem problem) {
        return t(problem.text(), problem.arguments().toArray());
    }

    public boolean may(Access access) {
        return actor != null && actor.may(access);
    }

    /** The key of one form among several on the page, made when the page was: each may be sent. */
    public UUID key(String form) {
        long apart =
                UUID.nameUUIDFromBytes(form.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits() >>> 2;
        return new UUID(key.getMostSignificantBits(), key.getLeastSignificantBits() ^ apart);
    }

    /** 8 december 2026 */
    public String date(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .format(day);
    }

    /** The day of a moment, in Sweden. */
    public LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, PageArgument.SWEDEN);
    }

    /** 1 700 */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(language.locale()).format(number);
    }

    /** A mean, as exact as it is known: 3,0 and 3,4 */
    public String tenths(BigDecimal mean) {
        NumberFormat format = NumberFormat.getInstance(language.locale());
        format.setMinimumFractionDigits(1);
        return format.format(mean);
    }

    /** A number as it is, without noughts at its end: 0,5 and 12 */
    public String plain(BigDecimal number) {
        NumberFormat format = NumberFormat.getInstance(language.locale());
        format.setMaximumFractionDigits(2);
        return format.format(number);
    }

    /** What is estimated is never shown more exactly than two significant digits: 1 487 is 1 500, 0.34 is 0.34. */
    public String estimate(BigDecimal number) {
        BigDecimal rounded = number.round(new MathContext(2, RoundingMode.HALF_UP));
        NumberFormat format = NumberFormat.getInstance(language.locale());
        format.setMaximumFractionDigits(rounded.abs().compareTo(BigDecimal.ONE) < 0 ? 2 : 1);
        return format.format(rounded);
    }
}
