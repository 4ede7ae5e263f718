package se.tillit.web;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Changes the language of the pages; changes nothing else, so a link suffices. */
@Controller
final class LanguagePages {

    static final String COOKIE = "__Host-sprak";

    @GetMapping("/sprak")
    ResponseEntity<Void> choose(@RequestParam("till") String code, @RequestParam(defaultValue = "/") String sida) {
        ResponseCookie cookie = ResponseCookie.from(COOKIE, code.equals("en") ? "en" : "sv")
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(java.time.Duration.ofDays(365))
                .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .header(HttpHeaders.LOCATION, OwnAddress.orStart(sida))
                .build();
    }
}
