package se.tillit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Tillit's own settings, checked by {@link SettingsCheck} before anything starts.
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
        if (!isHome(home)) {
            throw new IllegalArgumentException("TILLIT_HOME " + HOME_IS);
        }
    }

    static final String HOME_IS = "is a name of 1 to 40 small letters, digits and hyphens.";

    static boolean isHome(String name) {
        return name.matches("[a-z0-9-]{1,40}");
    }
}
