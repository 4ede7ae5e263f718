package se.tillit.document;

import java.util.List;
import java.util.UUID;
import se.tillit.chain.Position;

/**
 * What documents lay on a role: what there is to read, and what to do.
 *
 * @param role the addressee in one form
 * @param positions the positions that it is here; empty where nobody has said
 */
public record RoleLoad(String role, List<Position> positions, List<InDocument> documents) {

    /** A page of running text, where a format has no pages of its own. */
    private static final int WORDS_A_PAGE = 350;

    private static final int WORDS_A_MINUTE = 238;

    /** What one document asks of the role. */
    public record InDocument(UUID id, String title, int pages, int words, int duties, int reports) {

        static InDocument of(RoleStore.Share share) {
            int pages = share.pages() == null ? Math.ceilDiv(share.words(), WORDS_A_PAGE) : share.pages();
            return new InDocument(
                    share.document(), share.title(), pages, share.words(), share.duties(), share.reports());
        }
    }

    public int pages() {
        return documents.stream().mapToInt(InDocument::pages).sum();
    }

    public int duties() {
        return documents.stream().mapToInt(InDocument::duties).sum();
    }

    public int reports() {
        return documents.stream().mapToInt(InDocument::reports).sum();
    }

    /** Minutes to read all of them through once. */
    public long minutes() {
        return Math.round(documents.stream().mapToInt(InDocument::words).sum() / (double) WORDS_A_MINUTE);
    }

    public String name() {
        return DocumentPages.DocumentPage.capital(role);
    }
}
