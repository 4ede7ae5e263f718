package se.tillit;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Tillit's own settings; every problem in them is told at once, at start.
 *
 * @param home the folder, below Tillit's own, where its own PostgreSQL keeps its data
 * @param databaseOwner with an external PostgreSQL: the role that owns the tables and migrates them
 */
@ConfigurationProperties("tillit")
public record Settings(
        @DefaultValue("serve") String home,
        @DefaultValue("") String databaseOwner,
        @DefaultValue("") String databaseOwnerPassword) {

    public Settings {
        List<String> problems = new ArrayList<>();
        if (!home.matches("[a-z0-9-]{1,40}")) {
            problems.add("tillit.home: 1 to 40 small letters, digits and hyphens, not \"" + home + "\"");
        }
        if (!databaseOwner.isEmpty() && databaseOwnerPassword.isEmpty()) {
            problems.add("tillit.database-owner-password: is needed where tillit.database-owner is set");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }
}
