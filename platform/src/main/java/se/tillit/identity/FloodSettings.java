package se.tillit.identity;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often, in a minute, somebody may do what costs much. Generous, since a whole municipality may come from one address.
 *
 * @param signInsPerAddress tries to get in, by whichever way
 * @param reportsPerAddress what is told without an account
 * @param heavyPerAddress exports and drawings of the chain
 * @param heavyPerPerson the same, by one who is signed in
 * @param votesPerAddress what is sent in dialogues, by those who take part without an account
 * @param lettersPerAddress addresses that are asked to be written to, without an account
 */
@ConfigurationProperties("tillit.flood")
public record FloodSettings(
        @DefaultValue("300") int signInsPerAddress,
        @DefaultValue("60") int reportsPerAddress,
        @DefaultValue("3000") int heavyPerAddress,
        @DefaultValue("120") int heavyPerPerson,
        @DefaultValue("3000") int votesPerAddress,
        @DefaultValue("30") int lettersPerAddress) {

    public FloodSettings {
        List<String> problems = new ArrayList<>();
        check(problems, "SIGN_INS_PER_ADDRESS", signInsPerAddress);
        check(problems, "REPORTS_PER_ADDRESS", reportsPerAddress);
        check(problems, "HEAVY_PER_ADDRESS", heavyPerAddress);
        check(problems, "HEAVY_PER_PERSON", heavyPerPerson);
        check(problems, "VOTES_PER_ADDRESS", votesPerAddress);
        check(problems, "LETTERS_PER_ADDRESS", lettersPerAddress);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }

    private static void check(List<String> problems, String name, int perMinute) {
        if (perMinute < 1 || perMinute > 1_000_000) {
            problems.add("TILLIT_FLOOD_" + name + " is a number from 1 to 1000000, not " + perMinute);
        }
    }
}
