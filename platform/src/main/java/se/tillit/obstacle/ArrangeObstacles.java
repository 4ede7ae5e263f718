package se.tillit.obstacle;

import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.calendar.SwedishDays;
import se.tillit.chain.ChainStore;

/** Says how many days an answer may take, where grave misconduct is reported instead, and who takes care of what has no other place. */
@Component
public final class ArrangeObstacles {

    static final int FEWEST_DAYS = 3;
    static final int MOST_DAYS = 60;
    private static final int LONGEST = 500;

    private final Acts acts;
    private final ObstacleStore obstacles;
    private final ChainStore chain;
    private final Clock clock;

    ArrangeObstacles(Acts acts, ObstacleStore obstacles, ChainStore chain, Clock clock) {
        this.acts = acts;
        this.obstacles = obstacles;
        this.chain = chain;
        this.clock = clock;
    }

    /** @throws Refusal.Invalid with everything that must be put right */
    public void arrange(Actor actor, ObstacleSettings settings) {
        acts.perform(actor, Access.ARRANGE_OBSTACLES, "obstacle.arrange", note -> {
            new Problems()
                    .addIf(
                            settings.workingDays() < FEWEST_DAYS || settings.workingDays() > MOST_DAYS,
                            "dagar",
                            "obstacle.days-between",
                            FEWEST_DAYS,
                            MOST_DAYS)
                    .addIf(!isAddress(settings.lexSarah()), "lexsarah", "obstacle.not-an-address")
                    .addIf(!isAddress(settings.lexMaria()), "lexmaria", "obstacle.not-an-address")
                    .addIf(!isAddress(settings.whistle()), "visselblas", "obstacle.not-an-address")
                    .addIf(
                            settings.lexSarah() == null && settings.lexMaria() == null,
                            "lexsarah",
                            "obstacle.needs-grave")
                    .addIf(settings.whistle() == null, "visselblas", "obstacle.needs-whistle")
                    .addIf(
                            settings.front() != null
                                    && chain.asOf(SwedishDays.today(clock))
                                            .unit(settings.front())
                                            .isEmpty(),
                            "mottagare",
                            "obstacle.needs-unit")
                    .refuseIfAny();
            obstacles.setSettings(settings);
            return note.with("days", settings.workingDays());
        });
    }

    /** Of a page, so that nobody is led to something that runs. */
    private static boolean isAddress(@Nullable String address) {
        if (address == null) {
            return true;
        }
        try {
            URI uri = URI.create(address);
            return address.length() <= LONGEST
                    && uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
