package org.contentgateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Path;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HttpMetricPathsTest {

    @Test
    void includeThePathOfEveryResource() {
        var paths = new TreeSet<String>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.contentgateway").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class)
                                && !type.getPackageName().endsWith(".dev"))
                        .flatMap(HttpMetricPathsTest::paths)
                        .forEach(paths::add);
        assertThat(paths).hasSizeGreaterThan(10);
        assertThat(HttpMetricLabels.PATHS).containsAll(paths);
    }

    private static Stream<String> paths(JavaClass resource) {
        var path = resource.getAnnotationOfType(Path.class).value();
        return resource.getMethods().stream()
                .filter(method -> method.getAnnotations().stream()
                        .anyMatch(annotation ->
                                annotation.getRawType().getPackageName().equals("jakarta.ws.rs")))
                .map(method -> path + path(method));
    }

    private static String path(JavaMethod method) {
        return method.isAnnotatedWith(Path.class)
                ? method.getAnnotationOfType(Path.class).value()
                : "";
    }
}
