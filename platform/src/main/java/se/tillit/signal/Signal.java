package se.tillit.signal;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
            List<Activity> further,
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
            further = List.copyOf(further);
        }

        /** How it stands in a list to choose from. */
        public String label() {
            return title + " (" + code + ")";
        }

        /** The same demand in another period. */
        public Details during(Validity period) {
            return with(code, kind, frequency, dueDays, minutes, further, period);
        }

        /** The same demand with other further activities. */
        public Details doing(List<Activity> other) {
            return with(code, kind, frequency, dueDays, minutes, other, valid);
        }

        Details coded(String other) {
            return with(other, kind, frequency, dueDays, minutes, further, valid);
        }

        /** The same demand at another pace, with as many of its days in the year as that leaves; what has a pace of its own keeps it. */
        public Details every(Frequency other) {
            int left = other.perYear()
                    .map(times -> Math.max(1, times.intValue()))
                    .map(times -> Math.min(times, dueDays.size()))
                    .orElse(dueDays.size());
            List<MonthDay> days = IntStream.rangeClosed(1, left)
                    .mapToObj(n -> dueDays.get(n * dueDays.size() / left - 1))
                    .toList();
            return with(code, kind, other, days, minutes, further, valid);
        }

        /** The same as a support for whoever wants it: nobody has to do anything for it. */
        public Details voluntary() {
            return with(code, SignalKind.KNOWLEDGE, null, List.of(), null, List.of(), valid);
        }

        private Details with(
                String newCode,
                SignalKind newKind,
                @Nullable Frequency pace,
                List<MonthDay> days,
                @Nullable Minutes time,
                List<Activity> activities,
                Validity period) {
            return new Details(
                    newCode,
                    newKind,
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
                    pace,
                    days,
                    time,
                    said,
                    asksFor,
                    activities,
                    risk,
                    dialoguePartner,
                    dialogueOn,
                    period,
                    reviewOn);
        }

        /** The same demand, now that somebody has said how long its main activity takes. */
        public Details taking(Minutes time, Said by) {
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
                    time,
                    by,
                    asksFor,
                    further,
                    risk,
                    dialoguePartner,
                    dialogueOn,
                    valid,
                    reviewOn);
        }

        /** The same demand, now that somebody has said who uses the answer. */
        public Details usedBy(@Nullable String user, @Nullable String forDecision) {
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
                    forDecision,
                    user,
                    effect,
                    perspective,
                    frequency,
                    dueDays,
                    minutes,
                    said,
                    asksFor,
                    further,
                    risk,
                    dialoguePartner,
                    dialogueOn,
                    valid,
                    reviewOn);
        }

        /** Everything it makes people do, the main thing first, each with how often. Nothing, for a demand that only is to be kept in mind. */
        public List<Activity> activities() {
            return activities(minutes, frequency, said, further);
        }

        static List<Activity> activities(
                @Nullable Minutes minutes, @Nullable Frequency frequency, Said said, List<Activity> further) {
            Stream<Activity> main = minutes == null && frequency == null
                    ? Stream.empty()
                    : Stream.of(new Activity("", null, minutes, frequency, null, said));
            return Stream.concat(main, further.stream().map(one -> one.asOftenAs(frequency)))
                    .toList();
        }

        /** Hours a year for one whom it lands on, without what only a certain position does; empty where unknown. */
        public Optional<Hours> hoursPerPerson() {
            return activities().stream()
                    .filter(one -> one.position() == null)
                    .flatMap(one -> one.hours().stream())
                    .reduce(Hours::plus);
        }

        /**
         * By which of its receivers the demand reaches a position: those that name it; and where only a further activity does, all, since
         * what they have to do is done beside them.
         */
        public List<Receiver> reaching(UUID position) {
            return Claim.reaching(receivers, further, position);
        }

        /** Hours a year for one in a position that the demand {@link #reaching reaches}; null: for a unit as such. Empty where unknown. */
        public Optional<Hours> hoursIn(@Nullable UUID position) {
            return activities().stream()
                    .filter(one -> Claim.isDone(receivers, one, position))
                    .flatMap(one -> one.hours().stream())
                    .reduce(Hours::plus);
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
                return details.activities().stream().anyMatch(one -> one.hours().isEmpty());
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
