package se.tillit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import se.tillit.access.Actor;

class SignInTest {

    private final Actor admin = Tester.organisation();

    @Test
    void whoHasTheRightPasswordSeesTheStartPage() {
        assertThat(Tester.as(admin).get("/").body()).contains("Hej Ada");
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressGetTheSameAnswer() {
        Tester tester = new Tester();
        tester.send("/logga-in", "/logga-in", Map.of("epost", Tester.emailOf(admin), "losenord", "fel"));
        String known = tester.get("/logga-in?fel").body();
        Tester stranger = new Tester();
        stranger.send("/logga-in", "/logga-in", Map.of("epost", "ingen@prov.example", "losenord", "fel"));
        String unknown = stranger.get("/logga-in?fel").body();
        assertThat(known).contains("stämmer inte");
        assertThat(unknown.replaceAll("value=\"[^\"]*\"", "")).isEqualTo(known.replaceAll("value=\"[^\"]*\"", ""));
    }
}
