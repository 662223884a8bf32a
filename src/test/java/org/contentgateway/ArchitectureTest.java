package org.contentgateway;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** How the packages may use one another. */
class ArchitectureTest {

    private static final JavaClasses PROJECT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.contentgateway");

    @Test
    void leavesCarryContentAndEdgesKeepApart() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("text")
                .definedBy("..contentgateway.text..")
                .layer("media")
                .definedBy("..contentgateway.media..")
                .layer("content")
                .definedBy("..contentgateway.content..")
                .layer("ingest")
                .definedBy("..contentgateway.ingest..")
                .layer("pull")
                .definedBy("..contentgateway.pull..")
                .layer("api")
                .definedBy("..contentgateway.api..")
                .layer("cdn")
                .definedBy("..contentgateway.cdn..")
                .layer("graphql")
                .definedBy("..contentgateway.graphql..")
                .layer("auth")
                .definedBy("..contentgateway.auth..")
                .layer("cli")
                .definedBy("..contentgateway.cli..")
                .layer("dev")
                .definedBy("..contentgateway.dev..")
                .whereLayer("text")
                .mayNotAccessAnyLayer()
                .whereLayer("media")
                .mayNotAccessAnyLayer()
                .whereLayer("content")
                .mayOnlyAccessLayers("text", "media")
                .whereLayer("ingest")
                .mayOnlyAccessLayers("content", "text", "media")
                .whereLayer("pull")
                .mayOnlyAccessLayers("ingest")
                .whereLayer("api")
                .mayOnlyAccessLayers("graphql", "content", "text", "media")
                .whereLayer("cdn")
                .mayOnlyAccessLayers("content")
                .whereLayer("graphql")
                .mayNotAccessAnyLayer()
                .whereLayer("auth")
                .mayNotAccessAnyLayer()
                .whereLayer("cli")
                .mayOnlyAccessLayers("ingest", "auth")
                .whereLayer("dev")
                .mayOnlyAccessLayers("ingest", "content", "media")
                .check(PROJECT);
    }

    @Test
    void textKnowsOnlyHtml() {
        classes()
                .that(resideInAPackage("..text.."))
                .should()
                .onlyDependOnClassesThat(javaAnd("..text..", "org.jsoup.."))
                .check(PROJECT);
    }

    @Test
    void mediaIsPlainValues() {
        classes()
                .that(resideInAPackage("..media.."))
                .should()
                .onlyDependOnClassesThat(javaAnd("..media.."))
                .check(PROJECT);
    }

    @Test
    void theApiHoldsNoSqlAndKnowsNoHttp() {
        noClasses()
                .that(resideInAPackage("..api.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "java.sql..", "org.hibernate..", "jakarta.persistence..", "jakarta.ws.rs..", "io.vertx.."))
                .check(PROJECT);
    }

    @Test
    void entitiesStayBehindTheApi() {
        noClasses()
                .that(resideInAPackage("..api.."))
                .should()
                .dependOnClassesThat(new DescribedPredicate<>("are entities") {
                    @Override
                    public boolean test(JavaClass type) {
                        return type.isAnnotatedWith("jakarta.persistence.Entity");
                    }
                })
                .check(PROJECT);
    }

    @Test
    void noRoomIsNamedForWhatItIsNot() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..", "..common..", "..config..", "..dto..", "..service..", "..impl..", "..model..")
                .check(PROJECT);
    }

    private static DescribedPredicate<JavaClass> javaAnd(String... packages) {
        return resideInAnyPackage(packages).or(resideInAnyPackage("java..", "org.jspecify.annotations.."));
    }
}
