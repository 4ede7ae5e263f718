package se.tillit.question;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question as somebody sees it. Until a proposal reaches the level above, only those who asked and those who answer see that the day has
 * passed.
 *
 * @param issuer what the issuer is called today
 * @param answerers those whose answer it is
 * @param asked when the one who looks asked it; null: has not
 * @param mayAnswer whether the one who looks may answer it
 * @param mayDecide whether the one who looks may decide that the demand lapses or stays
 */
public record Seen(
        Question question,
        String issuer,
        List<String> answerers,
        QuestionStore.@Nullable Asked asked,
        boolean mayAnswer,
        boolean mayDecide) {}
