package se.tillit.finding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Role;

/** The few findings that a role is shown in a month: chosen once, so that they are the same all month, and never the same again. */
@Component
final class MonthsFew {

    static final int FEW = 5;

    private final FindingStore findings;

    MonthsFew(FindingStore findings) {
        this.findings = findings;
    }

    static List<Role> roles() {
        return Arrays.stream(Role.values()).filter(Access.SEE_FINDINGS::allows).toList();
    }

    void choose(LocalDate month) {
        for (Role role : roles()) {
            if (!findings.isChosen(role, month)) {
                findings.show(role, month, inTurn(findings.candidates(role, FEW), month.getMonthValue()));
            }
        }
    }

    /** One of each check in turn, so that no check crowds out the others; which check begins moves with the month. No demand comes twice. */
    static List<Finding> inTurn(Map<String, List<Finding>> byCheck, int first) {
        List<String> checks = new ArrayList<>(byCheck.keySet());
        Collections.sort(checks);
        Collections.rotate(checks, -first % Math.max(1, checks.size()));
        List<Finding> chosen = new ArrayList<>();
        Set<UUID> subjects = new HashSet<>();
        for (int round = 0; round < FEW; round++) {
            for (String check : checks) {
                List<Finding> found = byCheck.get(check);
                if (chosen.size() < FEW
                        && round < found.size()
                        && subjects.add(found.get(round).subject())) {
                    chosen.add(found.get(round));
                }
            }
        }
        return chosen;
    }
}
