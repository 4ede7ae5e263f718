package se.tillit.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Collection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import se.tillit.Tester;

/** Where somebody is led whose upload did not arrive. */
class UploadLimitTest {

    @ParameterizedTest
    @CsvSource({
        "/las-in/titta, /las-in?fel=avbruten",
        "/samtal/las-in, /samtal/las-in?fel=avbruten",
        "/hinder/0192f7c6-7cf1-7000-8000-000000000001/bild, /hinder/0192f7c6-7cf1-7000-8000-000000000001?fel=avbruten",
        "//annan.example/las-in, /annan.example/las-in?fel=avbruten"
    })
    void backToTheFormAndNeverToAnotherHost(String sentTo, String ledTo) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", sentTo) {
            @Override
            public Collection<Part> getParts() throws IOException {
                throw new IOException("The connection broke");
            }
        };
        request.setContentType("multipart/form-data; boundary=grans");
        MockHttpServletResponse response = new MockHttpServletResponse();
        new UploadLimit().doFilter(request, response, new MockFilterChain());
        assertThat(response.getRedirectedUrl()).isEqualTo(ledTo);
    }

    @ParameterizedTest
    @CsvSource({"/las-in", "/indikatorer/varden", "/mandat/las-in", "/samtal/las-in"})
    void andTheFormSaysSo(String form) throws Exception {
        Tester controller = Tester.as(Tester.colleague(Tester.organisation(), se.tillit.access.Role.CONTROLLER));
        assertThat(controller.get(form + "?fel=for-stor").body()).contains("Filerna är för stora.");
    }
}
