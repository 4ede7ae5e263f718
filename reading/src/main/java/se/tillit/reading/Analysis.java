package se.tillit.reading;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a document demands, refers to and costs to read.
 *
 * @param document as read
 * @param provisions in text order
 * @param references in text order
 * @param measures of the whole text
 * @param sections the measures of each named section, in text order; sections of the same name are counted together
 */
public record Analysis(
        Document document,
        List<Provision> provisions,
        List<Reference> references,
        Measures measures,
        Map<String, Measures> sections) {

    /**
     * How much there is to read for each addressee: the provisions that tell them something, by {@link Addressee#role}, the
     * empty name for those that name nobody. Each provision counts as a sentence.
     */
    public Map<String, Measures> addressees() {
        Map<String, Measures> all = new TreeMap<>();
        for (Provision provision : provisions) {
            all.merge(provision.addressee().role(), Measures.of(provision.text()), Measures::plus);
        }
        return all;
    }
}
