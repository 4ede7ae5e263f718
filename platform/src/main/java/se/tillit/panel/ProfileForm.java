package se.tillit.panel;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.tillit.web.Fields;

/** The fields in which somebody says who she is and what she wants to be asked about. */
final class ProfileForm {

    private ProfileForm() {}

    static Member.Contact contact(Fields fields) {
        return new Member.Contact(fields.text("kallas"), fields.text("kontakt"));
    }

    static Member.Profile profile(Fields fields) {
        return new Member.Profile(
                areas(fields),
                Stream.of(Slot.values())
                        .filter(slot -> fields.isTicked("tid-" + slot))
                        .collect(Collectors.toSet()),
                fields.one(Age.class, "alder"),
                fields.orNull("erfarenhet"),
                fields.orNull("behov"));
    }

    static Set<Area> areas(Fields fields) {
        return Stream.of(Area.values())
                .filter(area -> fields.isTicked("omrade-" + area))
                .collect(Collectors.toSet());
    }

    static Map<String, String> of(Member member) {
        Map<String, String> fields = new HashMap<>();
        fields.put("kallas", member.contact().called());
        fields.put("kontakt", member.contact().at());
        put(fields, "erfarenhet", member.profile().experience());
        put(fields, "behov", member.profile().needs());
        Age age = member.profile().age();
        put(fields, "alder", age == null ? null : age.name());
        member.profile().areas().forEach(area -> fields.put("omrade-" + area, "ja"));
        member.profile().slots().forEach(slot -> fields.put("tid-" + slot, "ja"));
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
