package se.tillit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class OriginFilterTest {

    @ParameterizedTest(name = "{0} heard as {1}://{2}:{3} is {4}")
    @CsvSource(textBlock = """
            http://localhost:8080,        http,  localhost,        8080, 200
            https://tillit.kommun.se,     https, tillit.kommun.se, 443,  200
            https://tillit.kommun.se,     http,  tillit.kommun.se, 80,   200
            https://TILLIT.kommun.se:443, http,  tillit.kommun.se, 80,   200
            https://tillit.kommun.se:8443, http, tillit.kommun.se, 80,   403
            https://tillit.kommun.se,     http,  127.0.0.1,        8080, 403
            https://evil.example,         https, tillit.kommun.se, 443,  403
            https://tillit.kommun.se.evil.example, https, tillit.kommun.se, 443, 403
            https://evil.example/tillit.kommun.se, https, tillit.kommun.se, 443, 403
            null,                         https, tillit.kommun.se, 443,  403
            """)
    void aFormIsTakenFromThePageThatTheBrowserSeesAsOurs(
            String origin, String scheme, String host, int port, int status) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/logga-ut");
        request.addHeader("Origin", origin);
        request.setScheme(scheme);
        request.setServerName(host);
        request.setServerPort(port);
        MockHttpServletResponse response = new MockHttpServletResponse();
        new OriginFilter().doFilter(request, response, new MockFilterChain());
        assertThat(response.getStatus()).isEqualTo(status);
    }
}
