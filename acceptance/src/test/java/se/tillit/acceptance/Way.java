package se.tillit.acceptance;

import com.microsoft.playwright.Page;
import java.util.function.UnaryOperator;

/**
 * How a page is reached, from the start page of the role that uses it.
 *
 * @param as the name of the person in the demo; empty for who is not signed in
 */
record Way(String as, UnaryOperator<Page> to) {

    static UnaryOperator<Page> at(String path) {
        return page -> {
            page.navigate(path);
            return page;
        };
    }

    /** Follows the first of the links, or presses the first of the buttons. */
    static Page first(Page page, String link) {
        page.locator(link).first().click();
        return page;
    }
}
