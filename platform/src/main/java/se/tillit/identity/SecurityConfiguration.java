package se.tillit.identity;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** Nothing but our own files: no inline script or style, no other host. {@code data:} is for Designsystemet's icons. */
    static final String CONTENT_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "object-src 'none'",
            "frame-ancestors 'none'");

    /**
     * What anybody may open; a calendar's address is its own key. Everything else needs somebody signed in, and then what
     * {@link se.tillit.access.Access} says.
     */
    static final String[] OPEN = {
        "/logga-in",
        "/logga-in/*",
        "/logga-in/passkey/fraga",
        "/valkommen",
        "/kom-igang",
        "/valj-roll",
        "/sprak",
        "/halsa",
        "/kalender/*",
        "/det-har-har-vi-andrat/*",
        "/samtalsbord/vad-blev-det/*",
        "/sa-blev-det/*",
        "/api",
        "/api/openapi.json"
    };

    /**
     * Where people take part without an account: they answer with a code, vote, join a panel, tell what is in the way or suggest something; and the files that these
     * pages need. No session, so that nothing tells that somebody who is signed in was here, and so no token against forgery: a browser sends no
     * code by itself, and the key of a dialogue only from these pages ({@code SameSite}; and {@link OriginFilter} refuses what comes from others').
     */
    private static final String[] WITHOUT_ACCOUNT = Stream.of(
                    "/svara", "/delta", "/dagbok/skriv", "/vara-med", "/beratta-hinder", "/foresla", "/look")
            .flatMap(path -> Stream.of(path, path + "/**"))
            .toArray(String[]::new);

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            AccountStore accounts,
            Arrival arrival,
            SessionSettings sessions,
            FloodSettings flood,
            Clock clock,
            ObjectProvider<Entrance> demo) {
        String entrance = demo.getIfAvailable(() -> new Entrance("/logga-in")).address();
        return http.authorizeHttpRequests(requests -> requests
                        // Else an error in an open page would become a way to the sign-in page.
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(OPEN)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/logga-in")
                        .usernameParameter("epost")
                        .passwordParameter("losenord")
                        .failureUrl("/logga-in?fel")
                        .successHandler(arrival))
                .logout(out -> out.logoutUrl("/logga-ut").logoutSuccessUrl(entrance))
                .exceptionHandling(refused -> refused.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
                                request -> request.getRequestURI().startsWith("/api/"))
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint(entrance), AnyRequestMatcher.INSTANCE))
                .addFilterBefore(new OriginFilter(), CsrfFilter.class)
                .addFilterBefore(new FloodFilter(flood), CsrfFilter.class)
                .addFilterAfter(
                        new ActorFilter(accounts, sessions.absolute(), clock), AnonymousAuthenticationFilter.class)
                .headers(headers -> headers.disable()) // written further out, see below
                .build();
    }

    @Bean
    @Order(2) // before the one for pages, which takes every address
    SecurityFilterChain withoutAccount(HttpSecurity http, FloodSettings flood) {
        return http.securityMatcher(WITHOUT_ACCOUNT)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable) // written further out, see below
                .addFilterBefore(new NoSessionFilter(), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new OriginFilter(), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new FloodFilter(flood), AnonymousAuthenticationFilter.class)
                .build();
    }

    /** Measurements have a port of their own, for this machine alone; on the pages' port there are none to ask for. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain measurements(HttpSecurity http) {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers -> headers.disable())
                .build();
    }

    /** On every answer, also where Spring Security's firewall refuses a request before the filters that would write headers. */
    @Bean
    static FilterRegistrationBean<HeaderWriterFilter> headers() {
        var registration = new FilterRegistrationBean<>(new HeaderWriterFilter(List.of(
                new ContentSecurityPolicyHeaderWriter(CONTENT_POLICY),
                new XContentTypeOptionsHeaderWriter(),
                new XFrameOptionsHeaderWriter(XFrameOptionsHeaderWriter.XFrameOptionsMode.DENY),
                new ReferrerPolicyHeaderWriter(ReferrerPolicy.NO_REFERRER),
                opener(),
                new HstsHeaderWriter(AnyRequestMatcher.INSTANCE, 63_072_000, true),
                new CacheControlHeadersWriter())));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    static SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionsEnd(SessionSettings sessions) {
        return repository -> repository.setDefaultMaxInactiveInterval(sessions.idle());
    }

    private static CrossOriginOpenerPolicyHeaderWriter opener() {
        CrossOriginOpenerPolicyHeaderWriter opener = new CrossOriginOpenerPolicyHeaderWriter();
        opener.setPolicy(CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy.SAME_ORIGIN);
        return opener;
    }

    /** PostgreSQL's text cannot hold a zero byte, and nobody writes one. */
    @Bean
    static HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }

    @Bean
    static PasswordEncoder passwordEncoder() {
        return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    }
}
