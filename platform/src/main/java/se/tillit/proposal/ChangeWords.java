package se.tillit.proposal;

import java.util.Map;
import java.util.UUID;
import se.tillit.signal.Signal;
import se.tillit.web.Page;

/** What is proposed for a demand, in a sentence. */
public final class ChangeWords {

    private ChangeWords() {}

    /** @param demands by id, also those that others become part of */
    public static String of(Page page, Proposal.Item item, Map<UUID, Signal> demands) {
        return switch (item.change()) {
            case REMOVE, VOLUNTARY -> page.t("proposal.change." + item.change());
            case LENGTHEN ->
                item.often() == null
                        ? page.t("proposal.change.LENGTHEN")
                        : page.t("proposal.change.to-often", page.t(item.often()));
            case MERGE ->
                item.into() == null
                        ? page.t("proposal.change.MERGE")
                        : page.t(
                                "proposal.change.into",
                                demands.get(item.into()).details().title());
        };
    }
}
