package se.tillit.signal;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.tillit.access.Problems;
import se.tillit.chain.Validity;

/** A steering signal as it is stored. On pages it is called by its kind: krav, mål, rapport, regel. */
public record Signal(UUID id, int version, Details details) {

    /** What somebody registers, edits or loads of it. Null is unknown or not said, never empty text. */
    public record Details(
            String code,
            SignalKind kind,
            String title,
            String body,
            UUID issuer,
            List<Receiver> receivers,
            List<UUID> via,
            Origin origin,
            @Nullable String legalBasis,
            @Nullable String purpose,
            @Nullable String decision,
            @Nullable String usedBy,
            @Nullable Effect effect,
            @Nullable Perspective perspective,
            @Nullable Frequency frequency,
            List<MonthDay> dueDays,
            @Nullable Minutes minutes,
            Said said,
            List<DataField> asksFor,
            @Nullable String risk,
            @Nullable String dialoguePartner,
            @Nullable LocalDate dialogueOn,
            Validity valid,
            @Nullable LocalDate reviewOn) {

        public Details {
            receivers = List.copyOf(receivers);
            via = List.copyOf(via);
            dueDays = List.copyOf(dueDays);
            asksFor = List.copyOf(asksFor);
        }

        /** The same demand in another period. */
        public Details during(Validity period) {
            return new Details(
                    code,
                    kind,
                    title,
                    body,
                    issuer,
                    receivers,
                    via,
                    origin,
                    legalBasis,
                    purpose,
                    decision,
                    usedBy,
                    effect,
                    perspective,
                    frequency,
                    dueDays,
                    minutes,
                    said,
                    asksFor,
                    risk,
                    dialoguePartner,
                    dialogueOn,
                    period,
                    reviewOn);
        }

        /** Hours a year for one person; empty where minutes or frequency are unknown. */
        public Optional<Hours> hoursPerPerson() {
            return minutes == null || frequency == null
                    ? Optional.empty()
                    : frequency.perYear().map(times -> Hours.of(minutes, times));
        }

        /** What is missing of that which every demand should say of itself; never an alarm, only words. */
        public List<Missing> missing() {
            return java.util.Arrays.stream(Missing.values())
                    .filter(one -> one.in(this))
                    .toList();
        }

        /**
         * The mission's first rule, for what is new: one's own demand has a purpose, somebody who uses the answer and an end; what others
         * demand of us has at least a day when we look at it again.
         */
        void mustJustifyItself(Problems problems) {
            if (origin.ours()) {
                problems.addIf(purpose == null, "syfte", "signal.needs-purpose")
                        .addIf(usedBy == null, "anvands", "signal.needs-user")
                        .addIf(valid.to() == null, "till", "signal.needs-end");
            } else {
                problems.addIf(reviewOn == null, "oversyn", "signal.needs-review");
            }
        }
    }

    /** What a demand may lack. */
    public enum Missing {
        PURPOSE {
            @Override
            boolean in(Details details) {
                return details.purpose() == null;
            }
        },
        USER {
            @Override
            boolean in(Details details) {
                return details.usedBy() == null;
            }
        },
        MINUTES {
            @Override
            boolean in(Details details) {
                return details.frequency() != null && details.hoursPerPerson().isEmpty();
            }
        },
        END {
            @Override
            boolean in(Details details) {
                return details.origin().ours() && details.valid().to() == null;
            }
        };

        abstract boolean in(Details details);
    }
}
