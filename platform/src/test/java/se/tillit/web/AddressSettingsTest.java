package se.tillit.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressSettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://tillit.kommun.se",
                "https://tillit.kommun.se/",
                "https://tillit.kommun.se/x",
                "https://anna@tillit.kommun.se",
                "https://10.0.0.1",
                "https://Tillit.kommun.se",
                "tillit.kommun.se",
                "https://",
                "https://a b"
            })
    void whatIsNoAddressForPasskeysAndLinksIsRefused(String address) {
        assertThatThrownBy(() -> new AddressSettings(address)).hasMessageContaining("TILLIT_ADDRESS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://tillit.kommun.se", "https://tillit.kommun.se:8443", "http://localhost:8080"})
    void aHostOverTlsAndTheMachineItselfAreTaken(String address) {
        assertThatCode(() -> new AddressSettings(address)).doesNotThrowAnyException();
    }
}
