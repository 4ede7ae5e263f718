package se.tillit;

import java.time.Clock;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import se.tillit.database.Database;
import se.tillit.database.Server;

/** Which database: Tillit's own, or the organisation's where {@code spring.datasource.url} names one. Migrated before anything uses it. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** Tillit's own server, or nothing where the organisation has its own; closed after the pool, which depends on it. */
    record OwnServer(@org.jspecify.annotations.Nullable Server server) implements AutoCloseable {
        @Override
        public void close() {
            if (server != null) {
                server.close();
            }
        }
    }

    @Bean
    OwnServer ownServer(Environment environment, Settings settings) {
        return new OwnServer(
                environment.containsProperty("spring.datasource.url") ? null : Server.named(settings.home()));
    }

    @Bean
    JdbcConnectionDetails database(OwnServer own, Environment environment, Settings settings) {
        Database database = own.server() != null
                ? own.server().database("tillit")
                : new Database(
                        environment.getRequiredProperty("spring.datasource.url"),
                        environment.getRequiredProperty("spring.datasource.password"),
                        settings.databaseOwner(),
                        settings.databaseOwnerPassword());
        if (own.server() == null) {
            database.migrate();
        }
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return database.username();
            }

            @Override
            public String getPassword() {
                return database.password();
            }

            @Override
            public String getJdbcUrl() {
                return database.url();
            }
        };
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
