package se.tillit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import org.jooq.DSLContext;
import org.jooq.Path;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTest {

    private static final JavaClasses TILLIT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("se.tillit");

    private static final String SCHEMA = "se.tillit.schema..";

    @Test
    void aCapabilityUsesOnlyWhatAnotherShowsAndNoTwoUseEachOther() {
        ApplicationModules.of(Serve.class).verify();
    }

    @Test
    void whatTimeItIsComesFromTheClock() {
        DescribedPredicate<CodeUnitCallTarget> now = describe(
                "now() without a clock",
                call -> call.getName().equals("now")
                        && call.getOwner().getPackageName().equals("java.time")
                        && call.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class)));
        noClasses()
                .should()
                .callCodeUnitWhere(target(now))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("tests set the clock, and a day in Sweden begins when it does in Sweden")
                .check(TILLIT);
    }

    @Test
    void onlyStoresReadAndWriteTables() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Store")
                .and()
                .resideOutsideOfPackages(SCHEMA, "se.tillit.database..")
                .and(areNot("Door", "it opens the transaction that a store works in"))
                .and(areNot("Once", "it keeps the keys of forms"))
                .and(areNot(
                        "LoadOrganisation", "it has the database check at once what a transaction checks at its end"))
                .and(areNot("Uploads", "it keeps what somebody sent until they load it, for nobody else"))
                .and(areNot("SignInThrottle", "it counts failures before there is anybody to act for"))
                .should()
                .dependOnClassesThat(describe(
                        "are jOOQ's or the tables",
                        type -> type.isEquivalentTo(DSLContext.class)
                                || type.getPackageName().startsWith("se.tillit.schema")))
                .because("SQL in one place per capability can be read through, and a page cannot go round the verbs")
                .check(TILLIT);
    }

    @Test
    void joinsAreWrittenOut() {
        noClasses()
                .should()
                .beAssignableTo(Path.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Path.class)
                .because("jOOQ's implicit joins over temporal keys join valid = valid, and silently find nothing")
                .check(TILLIT);
    }

    @Test
    void theChainAndItsDemandsStandWithoutTheEngines() {
        noClasses()
                .that()
                .resideInAnyPackage("se.tillit.chain..", "se.tillit.signal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "se.tillit.reading..",
                        "se.tillit.opinion..",
                        "se.tillit.statistics..",
                        "se.tillit.disclosure..")
                .because("what the chain is does not depend on how documents are read or answers counted")
                .check(TILLIT);
    }

    @Test
    void aSessionWithoutAPasswordBeginsOnlyInTheFirstRunAndTheDemo() {
        noClasses()
                .that()
                .resideOutsideOfPackages("se.tillit.identity..", "se.tillit.setup..", "se.tillit.demo..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("se.tillit.identity.Sessions")
                .because("whoever can begin a session can become anybody")
                .check(TILLIT);
    }

    @Test
    void pagesAskQueriesAndVerbsAndNeverAStore() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Pages")
                // There is nobody to ask for permission where one steps into any role; and serve does not have the
                // page.
                .and()
                .resideOutsideOfPackage("se.tillit.demo..")
                .or()
                .haveSimpleNameEndingWith("Api")
                .should()
                .accessClassesThat()
                .haveSimpleNameEndingWith("Store")
                .because("a store does not ask whether the actor may")
                .check(TILLIT);
    }

    private static DescribedPredicate<JavaClass> areNot(String name, String reason) {
        return describe(name, (JavaClass type) -> !type.getSimpleName().equals(name))
                .as("are not %s (%s)", name, reason);
    }
}
