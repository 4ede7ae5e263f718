package se.tillit.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import se.tillit.document.SentFile;
import se.tillit.load.LoadOrganisation;

/**
 * Region Skogslän, generated: 2,000 units, 50,000 employees and 20,000 demands, to see and measure how a large organisation fares. The same
 * every time but for the days, which are counted from today.
 */
public final class Region implements Fiction {

    public static final int UNITS = 2_000;
    public static final int EMPLOYEES = 50_000;
    public static final int DEMANDS = 20_000;

    private static final long SEED = 20_261_125;

    private static final List<String> AGENCIES = List.of(
            "Socialstyrelsen",
            "Inspektionen för vård och omsorg",
            "Folkhälsomyndigheten",
            "Läkemedelsverket",
            "E-hälsomyndigheten",
            "Arbetsmiljöverket",
            "Försäkringskassan",
            "Integritetsskyddsmyndigheten");

    /** An administration, its board, what its areas and its units are, and who works there; the first leads a unit. */
    private record Branch(String name, String board, String area, List<String> units, List<String> staff) {}

    private static final List<String> CARE = List.of("ECV", "SSK", "USK", "LAK", "MSK");
    private static final List<Branch> BRANCHES = List.of(
            new Branch(
                    "Skogsläns universitetssjukhus",
                    "HSN",
                    "Verksamhetsområde",
                    List.of(
                            "Medicinavdelning",
                            "Kirurgavdelning",
                            "Akutmottagning",
                            "Operationsenhet",
                            "Hjärtmottagning"),
                    List.of("ECV", "SSK", "USK", "LAK", "MSK", "FYS")),
            new Branch(
                    "Närsjukvård Norr",
                    "HSN",
                    "Sjukhus",
                    List.of("Medicinavdelning", "Geriatrikavdelning", "Dagkirurgi", "Ortopedmottagning"),
                    CARE),
            new Branch(
                    "Närsjukvård Söder",
                    "HSN",
                    "Sjukhus",
                    List.of("Medicinavdelning", "Förlossning", "Barnmottagning", "Rehabenhet"),
                    List.of("ECV", "SSK", "USK", "LAK", "BMS", "FYS")),
            new Branch(
                    "Primärvården",
                    "HSN",
                    "Närområde",
                    List.of("Vårdcentral", "Barnavårdscentral", "Barnmorskemottagning", "Rehabmottagning"),
                    List.of("ECV", "DSK", "USK", "LAK", "FYS", "KUR", "MSK")),
            new Branch(
                    "Psykiatri och habilitering",
                    "PSN",
                    "Psykiatriområde",
                    List.of("Öppenvårdsmottagning", "Vårdavdelning", "Ungdomsmottagning", "Habilitering"),
                    List.of("ECV", "SSK", "SKO", "LAK", "PSY", "KUR")),
            new Branch(
                    "Ambulans och larm",
                    "HSN",
                    "Ambulansområde",
                    List.of("Ambulansstation"),
                    List.of("ECV", "AMB", "SSK")),
            new Branch(
                    "Diagnostik och läkemedel",
                    "HSN",
                    "Laboratorieområde",
                    List.of("Laboratorium", "Röntgen", "Sjukhusapotek"),
                    List.of("ECV", "BMA", "RSK", "FAR")),
            new Branch(
                    "Folktandvården",
                    "TN",
                    "Tandvårdsområde",
                    List.of("Tandklinik"),
                    List.of("ECV", "TLK", "THY", "TSK")),
            new Branch(
                    "Regionservice",
                    "RS",
                    "Serviceområde",
                    List.of("Städenhet", "Kök", "Vaktmästeri", "Teknisk drift"),
                    List.of("ECS", "LOK", "KOC", "TEK")),
            new Branch(
                    "Kollektivtrafiken",
                    "TRN",
                    "Trafikområde",
                    List.of("Bussdepå", "Färdtjänst"),
                    List.of("ECS", "FOR", "HAN")),
            new Branch(
                    "Kultur och utbildning",
                    "KUN",
                    "Skolområde",
                    List.of("Folkhögskola", "Museum", "Naturbruksskola"),
                    List.of("ECS", "LAR", "INT")),
            new Branch(
                    "Regionledning",
                    "RS",
                    "Stab",
                    List.of("Ekonomienhet", "Personalenhet", "Kvalitetsenhet", "It-enhet", "Upphandling"),
                    List.of("ECS", "HAN", "CTR", "HRP", "ITK")));

    private static final List<String> BOARDS = List.of(
            "RS Regionstyrelsen",
            "HSN Hälso- och sjukvårdsnämnden",
            "PSN Psykiatrinämnden",
            "TN Tandvårdsnämnden",
            "TRN Trafiknämnden",
            "KUN Kultur- och utbildningsnämnden");

    /** Code, name, and what an hour costs. */
    private static final List<String> POSITIONS = List.of(
            "LED;Ledamot;300",
            "OCH;Områdeschef;620",
            "ECV;Enhetschef vård;520",
            "ECS;Enhetschef service;480",
            "SSK;Sjuksköterska;400",
            "DSK;Distriktssköterska;420",
            "USK;Undersköterska;310",
            "LAK;Läkare;780",
            "MSK;Medicinsk sekreterare;320",
            "FYS;Fysioterapeut;380",
            "BMS;Barnmorska;430",
            "KUR;Kurator;390",
            "SKO;Skötare;320",
            "PSY;Psykolog;450",
            "AMB;Ambulanssjukvårdare;360",
            "BMA;Biomedicinsk analytiker;390",
            "RSK;Röntgensjuksköterska;400",
            "FAR;Farmaceut;420",
            "TLK;Tandläkare;560",
            "THY;Tandhygienist;370",
            "TSK;Tandsköterska;320",
            "LOK;Lokalvårdare;270",
            "KOC;Kock;290",
            "TEK;Tekniker;340",
            "FOR;Bussförare;300",
            "HAN;Handläggare;380",
            "CTR;Controller;450",
            "HRP;HR-partner;430",
            "ITK;It-tekniker;410",
            "LAR;Lärare;400",
            "INT;Intendent;380");

    private static final List<String> SUBJECTS = List.of(
            "vårdskador",
            "basala hygienrutiner",
            "läkemedelsavstämning",
            "vårdplatser",
            "väntetider",
            "trycksår",
            "fallrisk",
            "bemanning och övertid",
            "sjukfrånvaro",
            "budgeten",
            "inköp utanför avtal",
            "medarbetarsamtal",
            "patientnämndens ärenden",
            "samordnad utskrivning",
            "arbetsmiljöronder",
            "brandskydd",
            "informationssäkerhet",
            "behörigheter i journalen",
            "avvikelser",
            "strålskydd",
            "barn som anhöriga",
            "levnadsvanor",
            "medicinteknisk utrustning",
            "antibiotika",
            "tolk",
            "resor och utlägg",
            "lokaler",
            "klimatavtryck");

    private static final List<String> AIMS = List.of(
            "Se i tid när något håller på att gå fel",
            "Veta om det blir bättre för patienten",
            "Följa lagen",
            "Se om pengarna räcker",
            "Jämföra med förra året",
            "Fördela stöd dit det behövs");

    private static final List<String> READERS =
            List.of("Områdeschef", "Nämnden", "Kvalitetsenheten", "Ekonomienheten", "HR-partner", "Chefläkaren");

    /** Kind, what its title begins with, how often, and minutes; the more common the oftener it stands here. */
    private static final List<String> ASKED = List.of(
            "rapport;Månadsrapport om ;varje månad;45",
            "rapport;Redovisning av ;varje kvartal;120",
            "rapport;Årsrapport om ;varje år;480",
            "rapport;Uppgift om ;varje vecka;15",
            "regel;Rutin för ;40 gånger om året;10",
            "regel;Checklista för ;120 gånger om året;5",
            "kontroll;Egenkontroll av ;två gånger om året;90",
            "kontroll;Granskning av ;varje år;240",
            "mål;Mål för ;;",
            "indikator;Mått på ;varje månad;10",
            "uppdrag;Uppdrag om ;varje år;600",
            "kunskapsstöd;Vägledning om ;vid behov;30");

    private record Unit(String code, String name, String parent, String level, int branch, String area) {}

    private final Random random = new Random(SEED);
    private final List<Unit> units = new ArrayList<>();
    private final List<Unit> areas = new ArrayList<>();
    private final List<Unit> workplaces = new ArrayList<>();

    @Override
    public String organisation() {
        return "Region Skogslän";
    }

    @Override
    public String administrator() {
        return "Disa Driftman";
    }

    @Override
    public String email() {
        return "drift@skogslan.example";
    }

    /** It is made for its size; Sjöhaga is where documents are shown. */
    @Override
    public List<SentFile> documents() {
        return List.of();
    }

    @Override
    public List<LoadOrganisation.File> files(LocalDate today) {
        random.setSeed(SEED);
        units.clear();
        areas.clear();
        workplaces.clear();
        int year = today.getYear();
        return List.of(
                file("enheter.csv", units(year)),
                file("befattningar.csv", positions(year)),
                file("personer.csv", people(year)),
                file("krav.csv", demands(year)));
    }

    private static LoadOrganisation.File file(String name, StringJoiner lines) {
        return new LoadOrganisation.File(name, lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static StringJoiner table(String headings) {
        return new StringJoiner("\n", headings + "\n", "\n");
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private StringJoiner units(int year) {
        units.add(new Unit("RD", "Riksdag och regering", "", "Riksdag;lagstiftare", -1, ""));
        for (int i = 0; i < AGENCIES.size(); i++) {
            units.add(new Unit("M" + i, AGENCIES.get(i), "RD", "Myndighet;myndighet", -1, ""));
        }
        units.add(new Unit("RF", "Regionfullmäktige", "", "Region;egen", -1, ""));
        for (String board : BOARDS) {
            String code = board.split(" ")[0];
            units.add(new Unit(code, board.substring(code.length() + 1), "RF", "Nämnd;egen", -1, ""));
        }
        for (int i = 0; i < BRANCHES.size(); i++) {
            Branch branch = BRANCHES.get(i);
            units.add(new Unit("F" + i, branch.name(), branch.board(), "Förvaltning;egen", i, ""));
            for (int j = 0; j < 12; j++) {
                Unit area = new Unit(
                        "F%dO%d".formatted(i, j),
                        branch.area() + " " + (j + 1) + ", " + branch.name(),
                        "F" + i,
                        "Område;egen",
                        i,
                        "");
                units.add(area);
                areas.add(area);
            }
        }
        while (units.size() < UNITS - 1) {
            Unit area = areas.get(workplaces.size() % areas.size());
            Branch branch = BRANCHES.get(area.branch());
            int number = workplaces.size() / areas.size() + 1;
            Unit unit = new Unit(
                    area.code() + "E" + number,
                    branch.units().get((number - 1) % branch.units().size()) + " "
                            + area.code().substring(1).replace("O", ".") + "." + number,
                    area.code(),
                    "Enhet;egen",
                    area.branch(),
                    area.code());
            units.add(unit);
            workplaces.add(unit);
        }
        units.add(new Unit(
                "INGRID", "Mötet med Ingrid, 79 år", workplaces.getFirst().code(), "Mötet;person", -1, ""));
        StringJoiner lines = table("kod;namn;överordnad;nivå;slag;från");
        units.forEach(unit -> lines.add(
                "%s;%s;%s;%s;%d-01-01".formatted(unit.code(), unit.name(), unit.parent(), unit.level(), year - 10)));
        return lines;
    }

    private StringJoiner positions(int year) {
        StringJoiner lines = table("kod;namn;enhet;antal;timkostnad;från");
        List<String> held = new ArrayList<>(List.of("LED RF 71"));
        BOARDS.forEach(board -> held.add("LED " + board.split(" ")[0] + " 15"));
        areas.forEach(area -> held.add("OCH " + area.code() + " 1"));
        int left = EMPLOYEES - 71 - 15 * BOARDS.size() - areas.size();
        for (int i = 0; i < workplaces.size(); i++) {
            int here = left / (workplaces.size() - i);
            here = i == workplaces.size() - 1 ? left : here * (70 + random.nextInt(61)) / 100;
            left -= here;
            List<String> staff = BRANCHES.get(workplaces.get(i).branch()).staff();
            held.add(staff.getFirst() + " " + workplaces.get(i).code() + " 1");
            for (int j = 1, rest = here - 1; j < staff.size(); j++) {
                int persons = j == staff.size() - 1 ? rest : rest / 2;
                held.add(staff.get(j) + " " + workplaces.get(i).code() + " " + persons);
                rest -= persons;
            }
        }
        for (String one : held) {
            String[] words = one.split(" ");
            String position = POSITIONS.stream()
                    .filter(known -> known.startsWith(words[0] + ";"))
                    .findFirst()
                    .orElseThrow();
            String[] known = position.split(";");
            if (!words[2].equals("0")) {
                lines.add("%s;%s;%s;%s;%s;%d-01-01"
                        .formatted(known[0], known[1], words[1], words[2], known[2], year - 10));
            }
        }
        return lines;
    }

    private StringJoiner people(int year) {
        StringJoiner lines = table("namn;e-post;enhet;befattning;roll;från");
        String ward = workplaces.getFirst().code();
        String area = areas.getFirst().code();
        String staff = workplaces.stream()
                .filter(unit -> unit.branch() == BRANCHES.size() - 1)
                .findFirst()
                .orElseThrow()
                .code();
        for (String person : List.of(
                "Karin Ljung;" + staff + ";CTR;controller",
                "Samir Nouri;" + ward + ";ECV;chef",
                "Lovisa Ek;" + ward + ";SSK;medarbetare",
                "Petra Sund;" + area + ";OCH;ledning",
                "Hanna Rask;" + staff + ";HRP;stab",
                "Bo Lindahl;HSN;LED;politiker",
                "Yrsa Falk;" + ward + ";USK;facklig",
                "Nils Arkelius;" + staff + ";HAN;registrator",
                "Ebba Tillman;M1;;inspektor",
                "Ingrid Moberg;INGRID;;invanare",
                "Rut Forsell;" + staff + ";;forskare")) {
            String[] words = person.split(";");
            String email = words[0].toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@skogslan.example";
            lines.add("%s;%s;%s;%s;%s;%d-02-01".formatted(words[0], email, words[1], words[2], words[3], year - 3));
        }
        return lines;
    }

    /** A few reach everybody in a position, more an administration or an area, most a single unit. */
    private StringJoiner demands(int year) {
        StringJoiner lines =
                table("kod;slag;rubrik;utfärdare;mottagare;via;ursprung;lagrum;syfte;beslut;används av;typ;perspektiv;"
                        + "hur ofta;minuter lägst;minuter troligast;minuter högst;från;till;nästa översyn");
        for (int i = 0; i < DEMANDS; i++) {
            Unit place = any(workplaces);
            Branch branch = BRANCHES.get(place.branch());
            String administration = "F" + place.branch();
            String position = random.nextInt(3) == 0 ? branch.staff().getFirst() : any(branch.staff());
            String agency = "M" + random.nextInt(AGENCIES.size());
            if (i < 200) {
                lines.add(demand(i, year, i % 3 == 0 ? "RD" : agency, position, "RF", "lag", ""));
            } else if (i < 400) {
                lines.add(demand(i, year, agency, position, "RF", "stat", ""));
            } else if (i < 800) {
                lines.add(demand(i, year, "RF", position + "@" + administration, branch.board(), "egen", ""));
            } else if (i < 4_000) {
                lines.add(demand(i, year, administration, position + "@" + administration, "", "egen", ""));
            } else if (i < 11_000) {
                lines.add(demand(i, year, place.area(), position + "@" + place.area(), "", "egen", ""));
            } else {
                String receiver = random.nextBoolean() ? place.code() : position + "@" + place.code();
                lines.add(demand(i, year, administration, receiver, place.area(), "egen", ", " + place.name()));
            }
        }
        return lines;
    }

    private String demand(int i, int year, String issuer, String receiver, String via, String origin, String where) {
        String[] asked = any(ASKED).split(";", -1);
        boolean own = origin.equals("egen");
        boolean law = origin.equals("lag");
        int minutes = asked[3].isEmpty() || random.nextInt(6) == 0 ? 0 : Integer.parseInt(asked[3]);
        return String.join(
                ";",
                "K" + (i + 1),
                law ? "regel" : asked[0],
                asked[1] + any(SUBJECTS) + where,
                issuer,
                receiver,
                via,
                origin,
                law ? "%d kap. %d § exempellagen".formatted(1 + random.nextInt(12), 1 + random.nextInt(30)) : "",
                random.nextInt(10) < 7 ? any(AIMS) : "",
                own && random.nextInt(10) < 4 ? "Vad som ska ändras nästa år" : "",
                random.nextInt(10) < 5 ? any(READERS) : "",
                asked[0].equals("mål") ? "effekt" : random.nextBoolean() ? "prestation" : "",
                random.nextInt(4) == 0 ? "ekonomi" : "kvalitet",
                asked[2],
                minutes == 0 ? "" : Integer.toString(minutes * 2 / 3),
                minutes == 0 ? "" : Integer.toString(minutes),
                minutes == 0 ? "" : Integer.toString(minutes * 2),
                "%d-%02d-01".formatted(year - 1 - random.nextInt(8), 1 + random.nextInt(12)),
                own && random.nextBoolean() ? "%d-01-01".formatted(year + 1 + random.nextInt(3)) : "",
                random.nextInt(3) == 0 ? "%d-%02d-01".formatted(year + 1, 1 + random.nextInt(12)) : "");
    }
}
