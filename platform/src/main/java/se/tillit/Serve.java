package se.tillit;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** {@code ./tillit serve}: the real thing. Everything but the demo is wired from here. */
@SpringBootApplication
@org.springframework.boot.context.properties.ConfigurationPropertiesScan
@ComponentScan(excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = "se\\.tillit\\.demo\\..*"))
public class Serve {

    public static void main(String[] args) {
        SpringApplication tillit = new SpringApplication(Serve.class);
        tillit.addListeners(new SettingsCheck());
        tillit.run(args);
    }
}
