package se.tillit.access;

import static se.tillit.access.Role.ADMINISTRATOR;
import static se.tillit.access.Role.CONTROLLER;
import static se.tillit.access.Role.INSPECTOR;
import static se.tillit.access.Role.LEADERSHIP;
import static se.tillit.access.Role.MANAGER;
import static se.tillit.access.Role.POLITICIAN;
import static se.tillit.access.Role.REGISTRAR;
import static se.tillit.access.Role.RESEARCHER;
import static se.tillit.access.Role.RESIDENT;
import static se.tillit.access.Role.STAFF;
import static se.tillit.access.Role.SUPPORT;
import static se.tillit.access.Role.UNION;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who may do what: the one table that verbs and queries enforce, that {@code docs/access.md} is written from, and that the tests try every
 * route against. Openness is the default, so what the organisation asks of its people is seen by all; an inspector sees only the case at hand.
 */
public enum Access {
    BE_SIGNED_IN("Sign out, choose language, see one's own start page.", EnumSet.allOf(Role.class)),
    SEE_CHAIN("See levels, units, positions and how many they are.", EnumSet.complementOf(EnumSet.of(INSPECTOR))),
    SEE_SIGNALS(
            "See demands, goals, reports and rules, and what they cost.", EnumSet.complementOf(EnumSet.of(INSPECTOR))),
    EDIT_SIGNALS("Register and change demands, goals, reports and rules.", EnumSet.of(CONTROLLER, LEADERSHIP, SUPPORT)),
    SEE_DOCUMENTS("Read and search steering documents.", EnumSet.complementOf(EnumSet.of(INSPECTOR))),
    EDIT_DOCUMENTS(
            "Take in steering documents, say what is in them, make demands of that.",
            EnumSet.of(CONTROLLER, LEADERSHIP, SUPPORT)),
    ASK_QUESTIONS(
            "Ask who uses a demand, and for what; join those who ask.",
            EnumSet.of(ADMINISTRATOR, CONTROLLER, LEADERSHIP, MANAGER, STAFF, SUPPORT, POLITICIAN, UNION, REGISTRAR)),
    ANSWER_QUESTIONS(
            "Answer, for one's own unit, who uses a demand; decide whether one that nobody answered for lapses.",
            EnumSet.of(CONTROLLER, LEADERSHIP, SUPPORT)),
    SHAPE_GOALS(
            "Say what the organisation is for; order goals, draft them, pair those that conflict, set how many there"
                    + " may be.",
            EnumSet.of(CONTROLLER, LEADERSHIP, SUPPORT, POLITICIAN)),
    WRITE_ABOUT_GOALS(
            "Write what a draft goal means where one works, or lives.",
            EnumSet.complementOf(EnumSet.of(INSPECTOR, RESEARCHER))),
    TALK_ABOUT_RESULTS(
            "Say what one needs to know; tell how it is, and what one thinks that figures mean; agree with a joint"
                    + " note.",
            EnumSet.complementOf(EnumSet.of(INSPECTOR, RESEARCHER))),
    LEAD_FOLLOW_UP(
            "Begin to follow up a question, say of each figure whether to keep it, write the joint note.",
            EnumSet.of(CONTROLLER, LEADERSHIP, MANAGER, SUPPORT)),
    SEE_TABLES(
            "See the tables where one is asked to sit; for those who work here, also what all others have agreed.",
            EnumSet.complementOf(EnumSet.of(INSPECTOR, RESEARCHER))),
    LEAD_TABLES(
            "Ask people from several rooms to a table around one question; lead those that one is asked to lead.",
            EnumSet.of(ADMINISTRATOR, CONTROLLER, LEADERSHIP, MANAGER, STAFF, SUPPORT, POLITICIAN, UNION, REGISTRAR)),
    SEE_PANEL(
            "See what units have asked the citizen panel for help with, what it has answered in short surveys, and how"
                    + " varied it is.",
            EnumSet.complementOf(EnumSet.of(INSPECTOR, RESEARCHER, RESIDENT))),
    ASK_PANEL(
            "Ask the citizen panel for help; tell those who helped what happened.",
            EnumSet.of(CONTROLLER, LEADERSHIP, MANAGER, STAFF, SUPPORT, POLITICIAN)),
    COORDINATE_PANEL(
            "See who is in the citizen panel and how to reach them; write them down, ask them, erase them; begin"
                    + " their short surveys, and say what was answered to those.",
            EnumSet.of(CONTROLLER, SUPPORT)),
    SEE_FINDINGS(
            "See the few findings that one's role is shown in a month.",
            EnumSet.of(CONTROLLER, LEADERSHIP, MANAGER, SUPPORT, POLITICIAN, UNION)),
    WORK_ON_FINDINGS(
            "See all findings, go through the demands again, dismiss a finding with a reason, make checks of one's"
                    + " own.",
            EnumSet.of(CONTROLLER, LEADERSHIP, SUPPORT)),
    SEE_PULSE(
            "See pulse waves, what they ask, and the results that have reached one.",
            EnumSet.complementOf(EnumSet.of(INSPECTOR, RESIDENT))),
    RUN_PULSE("Begin pulse waves, make their slips, add questions.", EnumSet.of(CONTROLLER, LEADERSHIP, SUPPORT)),
    ANSWER_PULSE("Answer, as the one who leads, to what a pulse wave said.", EnumSet.of(LEADERSHIP, MANAGER)),
    WRITE_PULSE_WORDS(
            "Write, in the name of the unit where one works, what it says of its own pulse result.",
            EnumSet.of(ADMINISTRATOR, CONTROLLER, LEADERSHIP, MANAGER, STAFF, SUPPORT, UNION, REGISTRAR)),
    RESEARCH_PULSE(
            "Take out, for research, what may be shown of a pulse wave to everybody, with its codebook.",
            EnumSet.of(RESEARCHER, CONTROLLER)),
    SEE_OBSTACLES(
            "See what is in the way, who has it and what was answered.",
            EnumSet.complementOf(EnumSet.of(INSPECTOR, RESEARCHER))),
    REPORT_OBSTACLES(
            "Tell what is in the way; say it too; take up an answer again.",
            EnumSet.complementOf(EnumSet.of(INSPECTOR, RESEARCHER))),
    ANSWER_OBSTACLES(
            "Answer, for one's own unit, what is in the way; pass it on, take more time.",
            EnumSet.of(CONTROLLER, LEADERSHIP, MANAGER, SUPPORT, POLITICIAN)),
    DRAFT_PETITIONS(
            "Put obstacles in law together into a formal request, note that it was sent and what was answered.",
            EnumSet.of(CONTROLLER, LEADERSHIP, SUPPORT, REGISTRAR)),
    DECIDE_PETITIONS("Decide whether a formal request is to be sent.", EnumSet.of(LEADERSHIP, POLITICIAN)),
    ARRANGE_OBSTACLES(
            "Say how many days an answer about an obstacle may take, and where grave misconduct is reported instead.",
            EnumSet.of(ADMINISTRATOR, CONTROLLER)),
    SEE_IMPROVEMENTS(
            "See what people want to try, how it went and where it spread.",
            EnumSet.complementOf(EnumSet.of(INSPECTOR, RESEARCHER))),
    SUGGEST_IMPROVEMENTS(
            "Suggest something that would make a unit better; say that one wants it too.",
            EnumSet.complementOf(EnumSet.of(INSPECTOR, RESEARCHER))),
    ANSWER_IMPROVEMENTS(
            "Say, for one's own unit, whether an idea is tried; take more time; reply to what another unit offers.",
            EnumSet.of(CONTROLLER, LEADERSHIP, MANAGER, SUPPORT, POLITICIAN)),
    REPORT_IMPROVEMENTS(
            "Tell how a trial in one's own unit went, thank those who suggested it, offer what worked to other units.",
            EnumSet.of(ADMINISTRATOR, CONTROLLER, LEADERSHIP, MANAGER, STAFF, SUPPORT, POLITICIAN, UNION, REGISTRAR)),
    SEE_DIALOGUES(
            "See dialogues, their maps and what they were answered.", EnumSet.complementOf(EnumSet.of(INSPECTOR))),
    TAKE_PART_IN_DIALOGUES(
            "Vote and write in a dialogue that asks for an account.", EnumSet.complementOf(EnumSet.of(INSPECTOR))),
    RUN_DIALOGUES(
            "Begin and close dialogues, make their slips, look through what is written, load those held elsewhere.",
            EnumSet.of(CONTROLLER, LEADERSHIP, MANAGER, SUPPORT)),
    ANSWER_DIALOGUES(
            "Answer, for one's own unit and those below it, to what came out of a dialogue.",
            EnumSet.of(CONTROLLER, LEADERSHIP, MANAGER, SUPPORT, POLITICIAN)),
    SEE_DIARY(
            "See diary weeks, and the hours of branches and levels that have reached one.",
            EnumSet.complementOf(EnumSet.of(INSPECTOR, RESIDENT))),
    RUN_DIARY(
            "Begin diary weeks, make their slips, set them beside estimates.",
            EnumSet.of(CONTROLLER, LEADERSHIP, SUPPORT)),
    ARRANGE_QUESTIONS(
            "Name who keeps in touch with an issuer outside the house, and how many days an answer may take.",
            EnumSet.of(CONTROLLER, ADMINISTRATOR)),
    MAKE_PROPOSALS(
            "Propose that demands become fewer or lighter, comment on proposals, say what came of them.",
            EnumSet.of(ADMINISTRATOR, CONTROLLER, LEADERSHIP, MANAGER, STAFF, SUPPORT, POLITICIAN, UNION, REGISTRAR)),
    DECIDE_PROPOSALS(
            "Decide, for one's own unit and those below it, about proposals; say what residents are told.",
            EnumSet.of(CONTROLLER, LEADERSHIP, SUPPORT)),
    PREPARE_DEMANDS(
            "Draft a new demand with what it would mean, and write down what was decided of it.",
            EnumSet.of(CONTROLLER, LEADERSHIP, SUPPORT)),
    SET_EXCHANGE("Say how many demands are to go when a new one comes.", EnumSet.of(ADMINISTRATOR, LEADERSHIP)),
    SEE_MANDATES(
            "Ask whether one may decide a matter, and read the delegation orders.",
            EnumSet.complementOf(EnumSet.of(INSPECTOR))),
    NOTE_DECISIONS(
            "Note a decision that one has made by delegation, and take one's own note back.",
            EnumSet.of(ADMINISTRATOR, CONTROLLER, LEADERSHIP, MANAGER, STAFF, SUPPORT, POLITICIAN, REGISTRAR)),
    EDIT_MANDATES(
            "Take in delegation orders and take them into use, say what everyday words mean in them, try changes, tell a board's meeting of decisions.",
            EnumSet.of(CONTROLLER, LEADERSHIP, SUPPORT, REGISTRAR)),
    SEE_SUPPORT(
            "See what support one's own unit needs; for those who give support, and who lead, what all need.",
            EnumSet.of(ADMINISTRATOR, CONTROLLER, LEADERSHIP, MANAGER, STAFF, SUPPORT, UNION, REGISTRAR)),
    ASK_SUPPORT(
            "Say what support one's own unit needs, and what it was worth.",
            EnumSet.of(ADMINISTRATOR, CONTROLLER, LEADERSHIP, MANAGER, STAFF, SUPPORT, REGISTRAR)),
    PROMISE_SUPPORT(
            "Promise support together with others, for a unit that gives it; or say no with a reason.",
            EnumSet.of(ADMINISTRATOR, CONTROLLER, LEADERSHIP, SUPPORT)),
    SET_SUPPORT("Say which units give support.", EnumSet.of(ADMINISTRATOR, LEADERSHIP)),
    EDIT_CHAIN(
            "Merge, split, move, rename and end units; positions and headcounts.",
            EnumSet.of(CONTROLLER, ADMINISTRATOR)),
    SEE_RECORDS(
            "Read the register of public records; what is marked as secret is not told there.",
            EnumSet.complementOf(EnumSet.of(INSPECTOR))),
    KEEP_RECORDS(
            "Register records, see and mark what may be secret, note requests for records, mask and give out or refuse,"
                    + " take out the package for the archive.",
            EnumSet.of(ADMINISTRATOR, REGISTRAR)),
    ARRANGE_RECORDS(
            "Say what is registered, what is kept and what is erased after how long, and by which decision.",
            EnumSet.of(ADMINISTRATOR, REGISTRAR)),
    ERASE_RECORDS("Erase, by decision, what is no longer to be kept.", EnumSet.of(ADMINISTRATOR, REGISTRAR)),
    IMPORT("Load spreadsheets, and undo that.", EnumSet.of(CONTROLLER, ADMINISTRATOR)),
    SET_OWN_TIME("Say how much of each role's time Tillit may take.", EnumSet.of(ADMINISTRATOR, LEADERSHIP)),
    MANAGE_ACCOUNTS("Create accounts, give and take roles, disable accounts.", EnumSet.of(ADMINISTRATOR)),
    SEE_LOG("Read and take out the log of what was done.", EnumSet.of(ADMINISTRATOR, REGISTRAR, UNION)),
    EXPORT("Take out everything that the organisation has in Tillit.", EnumSet.of(ADMINISTRATOR));

    private final String what;
    private final Set<Role> roles;

    Access(String what, Set<Role> roles) {
        this.what = what;
        this.roles = roles;
    }

    /** What it lets one do, for who reads the table. */
    public String what() {
        return what;
    }

    public boolean allows(Role role) {
        return roles.contains(role);
    }

    public boolean allows(Collection<Role> any) {
        return any.stream().anyMatch(roles::contains);
    }
}
