package se.tillit.setup;

import java.security.MessageDigest;
import java.security.SecureRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.identity.AccountStore;
import se.tillit.identity.Passwords;

/**
 * The first organisation in an empty installation, made by whoever can read what the program prints at start: there is no default password.
 * The code holds for this process and once.
 */
@Component
public final class FirstRun {

    private static final Logger log = LoggerFactory.getLogger(FirstRun.class);
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final CreateOrganisation organisations;
    private final AccountStore accounts;
    private final Passwords passwords;
    private final String code = newCode();
    private int wrong;

    FirstRun(CreateOrganisation organisations, AccountStore accounts, Passwords passwords) {
        this.organisations = organisations;
        this.accounts = accounts;
        this.passwords = passwords;
    }

    private static String newCode() {
        SecureRandom random = new SecureRandom();
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            code.append(i > 0 && i % 4 == 0 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        if (open()) {
            log.info("There is no organisation yet. Open /kom-igang and use this code: {}", code);
        }
    }

    boolean open() {
        return !accounts.anyOrganisation();
    }

    record Form(String code, String organisation, String name, String email, String password) {}

    /** @throws Refusal.NotFound once there is an organisation */
    synchronized Actor create(Form form) {
        if (!open()) {
            throw new Refusal.NotFound("first run");
        }
        Problems problems = passwords
                .check("losenord", form.password())
                .addIf(form.organisation().isBlank(), "organisation", "setup.needs-organisation")
                .addIf(form.name().isBlank(), "namn", "setup.needs-name")
                .addIf(!form.email().strip().matches("[^@\\s]+@[^@\\s]+"), "epost", "setup.needs-email");
        // After a few wrong codes none is right any more: restart the program for a new one.
        boolean right = wrong < 10
                && MessageDigest.isEqual(code.getBytes(), form.code().strip().getBytes());
        wrong += right ? 0 : 1;
        problems.addIf(!right, "kod", "setup.wrong-code").refuseIfAny();
        return organisations.create(
                form.organisation().strip(),
                form.email().strip(),
                form.name().strip(),
                passwords.hash(form.password()));
    }
}
