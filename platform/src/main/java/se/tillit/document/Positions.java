package se.tillit.document;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import se.tillit.chain.Chain;
import se.tillit.chain.Position;

/** Which positions an addressee is in this organisation: as people have said, else the position of the same name. */
final class Positions {

    private final Chain chain;
    private final Map<String, List<UUID>> synonyms;

    Positions(Chain chain, Map<String, List<UUID>> synonyms) {
        this.chain = chain;
        this.synonyms = synonyms;
    }

    List<Position> of(String role) {
        if (role.isEmpty()) {
            return List.of();
        }
        List<UUID> said = synonyms.getOrDefault(role, List.of());
        return said.isEmpty()
                ? chain.positions().stream()
                        .filter(position -> Provision.role(position.name()).equals(role))
                        .toList()
                : said.stream().flatMap(id -> chain.position(id).stream()).toList();
    }
}
