package se.tillit.identity;

import org.springframework.stereotype.Component;

/** What may be known before anybody has signed in. */
@Component
final class AccountQuery {

    private final AccountStore accounts;

    AccountQuery(AccountStore accounts) {
        this.accounts = accounts;
    }

    boolean anyOrganisation() {
        return accounts.anyOrganisation();
    }
}
