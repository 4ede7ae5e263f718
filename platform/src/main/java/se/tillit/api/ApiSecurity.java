package se.tillit.api;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import se.tillit.access.Door;
import se.tillit.identity.AccountStore;

/** A door of its own for programs. It takes keys and no sessions, and so needs no token against forgery: a browser sends no key by itself. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    @Bean
    @Order(1) // before the one for pages, which takes every address
    SecurityFilterChain programs(HttpSecurity http, Door door, ApiKeyStore keys, AccountStore accounts, Clock clock) {
        return http.securityMatcher("/api/v1/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable) // written further out, for every answer
                .addFilterBefore(new ApiKeyFilter(door, keys, accounts, clock), AnonymousAuthenticationFilter.class)
                .build();
    }
}
