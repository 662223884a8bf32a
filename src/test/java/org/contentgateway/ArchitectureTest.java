package org.contentgateway;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which packages may depend on which. */
class ArchitectureTest {

    private static final JavaClasses PROJECT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.contentgateway");

    /** Every top-level package and the packages that it may depend on. */
    private static final Map<String, String[]> ALLOWED = new TreeMap<>(Map.ofEntries(
            allow("text"),
            allow("media"),
            allow("graphql", "database"),
            allow("auth"),
            allow("database"),
            allow("content", "text", "media", "database"),
            allow("http", "content", "text", "database"),
            allow("ingest", "content", "text", "media", "http", "database"),
            allow("api", "graphql", "content", "text", "media", "database"),
            allow("legacy", "ingest", "content", "http"),
            allow("pull", "ingest", "http", "database"),
            allow("cdn", "content"),
            allow("cli", "ingest", "auth"),
            allow("dev", "ingest", "content", "media")));

    @Test
    void topLevelPackagesDependOnlyOnWhatIsListed() {
        LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (var name : ALLOWED.keySet()) {
            layers = layers.layer(name).definedBy("org.contentgateway." + name + "..");
        }
        for (var entry : ALLOWED.entrySet()) {
            var layer = layers.whereLayer(entry.getKey());
            layers = entry.getValue().length == 0
                    ? layer.mayNotAccessAnyLayer()
                    : layer.mayOnlyAccessLayers(entry.getValue());
        }
        layers.check(PROJECT);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("org.contentgateway.(**)").should().beFreeOfCycles().check(PROJECT);
    }

    @Test
    void textDependsOnJsoupAndIcuAlone() {
        classes()
                .that(resideInAPackage("..text.."))
                .should()
                .onlyDependOnClassesThat(javaAnd("..text..", "org.jsoup..", "com.ibm.icu.."))
                .check(PROJECT);
    }

    @Test
    void mediaHoldsPlainValues() {
        classes()
                .that(resideInAPackage("..media.."))
                .should()
                .onlyDependOnClassesThat(javaAnd("..media.."))
                .check(PROJECT);
    }

    @Test
    void apiHoldsNeitherSqlNorHttpNorEntities() {
        noClasses()
                .that(resideInAPackage("..api.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.sql..",
                                "org.hibernate..",
                                "jakarta.persistence..",
                                "jakarta.ws.rs..",
                                "io.vertx..")
                        .or(new DescribedPredicate<>("are entities") {
                            @Override
                            public boolean test(JavaClass type) {
                                return type.isAnnotatedWith("jakarta.persistence.Entity");
                            }
                        }))
                .check(PROJECT);
    }

    @Test
    void packagesAreNamedAfterTheirPurpose() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..", "..common..", "..config..", "..dto..", "..service..", "..impl..", "..model..")
                .check(PROJECT);
    }

    /** Persian and Arabic locales format numbers with digits that neither SQL nor URLs take. */
    @Test
    void textsDoNotDependOnTheDefaultLocale() {
        noClasses()
                .should()
                .callMethod(String.class, "formatted", Object[].class)
                .orShould()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .check(PROJECT);
    }

    @Test
    void topLevelClassNamesAreUnique() {
        var packagesByName = PROJECT.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName,
                        TreeMap::new,
                        Collectors.mapping(JavaClass::getPackageName, Collectors.toList())));
        packagesByName.values().removeIf(packages -> packages.size() == 1);
        assertThat(packagesByName).isEmpty();
    }

    @Test
    void packagesStaySmall() {
        var sizes = PROJECT.stream()
                .filter(type -> type.isTopLevelClass() && !type.getPackageName().endsWith(".api"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
        sizes.values().removeIf(files -> files <= 27);
        assertThat(sizes).isEmpty();
    }

    private static Map.Entry<String, String[]> allow(String name, String... dependencies) {
        return Map.entry(name, dependencies);
    }

    private static DescribedPredicate<JavaClass> javaAnd(String... packages) {
        return resideInAnyPackage(packages).or(resideInAnyPackage("java..", "org.jspecify.annotations.."));
    }
}
