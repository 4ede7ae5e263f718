package se.tillit.reading;

import java.util.List;
import java.util.Map;

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
        Map<String, Measures> sections) {}
