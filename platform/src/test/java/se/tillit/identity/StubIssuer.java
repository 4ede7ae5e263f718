package se.tillit.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.web.util.UriComponentsBuilder;

/** A small OpenID Connect provider: real requests, real signatures, and it lies when it is told to. */
final class StubIssuer implements AutoCloseable {

    static final String CLIENT = "tillit";
    static final String SECRET = "hemlig";

    private final RSAKey key = key("rätt");
    private final RSAKey wrongKey = key("rätt"); // goes by the same name
    private final HttpServer server;
    private final Map<String, Promise> promises = new ConcurrentHashMap<>();
    private volatile boolean down;

    /** What a code stands for. */
    record Promise(String challenge, String redirect, JWTClaimsSet claims, boolean rightlySigned) {}

    StubIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> answer(exchange, down ? 503 : 200, """
                        {"issuer": "%1$s", "authorization_endpoint": "%1$s/auth", "token_endpoint": "%1$s/token",
                         "jwks_uri": "%1$s/keys", "response_types_supported": ["code"], "subject_types_supported": ["public"],
                         "id_token_signing_alg_values_supported": ["RS256"]}""".formatted(issuer())));
        server.createContext("/keys", exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/token", this::token);
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void down(boolean now) {
        down = now;
    }

    /** Stands for somebody who signs in here: what comes back to the address that the question names, and what the code will give. */
    String signIn(String question, String subject, UnaryOperator<JWTClaimsSet.Builder> claims, boolean rightlySigned) {
        Map<String, String> asked = UriComponentsBuilder.fromUriString(question)
                .build()
                .getQueryParams()
                .toSingleValueMap();
        Date now = Date.from(Clock.systemUTC().instant());
        JWTClaimsSet.Builder usual = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(subject)
                .audience(CLIENT)
                .issueTime(now)
                .expirationTime(new Date(now.getTime() + 60_000))
                .claim("nonce", decoded(asked.get("nonce")));
        String code = "kod-" + promises.size();
        promises.put(
                code,
                new Promise(
                        asked.get("code_challenge"),
                        decoded(asked.get("redirect_uri")),
                        claims.apply(usual).build(),
                        rightlySigned));
        return URI.create(decoded(asked.get("redirect_uri"))).getPath() + "?code=" + code + "&state="
                + asked.get("state");
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = Arrays.stream(
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> decoded(pair[1]), (a, b) -> b, TreeMap::new));
        String client =
                "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        Promise promise = promises.remove(form.getOrDefault("code", ""));
        boolean right = promise != null
                && client.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && promise.redirect().equals(form.get("redirect_uri"))
                && promise.challenge().equals(challenge(form.getOrDefault("code_verifier", "")));
        answer(
                exchange,
                right ? 200 : 400,
                right
                        ? "{\"access_token\": \"a\", \"token_type\": \"Bearer\", \"expires_in\": 60, \"id_token\": \""
                                + signed(promise.claims(), promise.rightlySigned() ? key : wrongKey) + "\"}"
                        : "{\"error\": \"invalid_grant\"}");
    }

    private static String signed(JWTClaimsSet claims, RSAKey by) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(by.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(by));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
