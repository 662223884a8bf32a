package org.contentgateway.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.contentgateway.graphql.document.RequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {

    @Test
    void decodesPercentEncodedUtf8() throws Exception {
        assertThat(QueryParameters.parse("query=%7Ba%7D&variables=%7B%22v%22%3A%22%DA%AF+%F0%9F%98%80%22%7D&"))
                .isEqualTo(Map.of("query", "{a}", "variables", "{\"v\":\"گ 😀\"}"));
        assertThat(QueryParameters.parse(null)).isEmpty();
    }

    @Test
    void separatesParametersByAmpersandsOnlyAndComparesNamesExactly() throws Exception {
        assertThat(QueryParameters.parse("utm=x;query=A&query=B")).isEqualTo(Map.of("utm", "x;query=A", "query", "B"));
        assertThat(QueryParameters.parse("Query=A&query=B&query[]=C"))
                .isEqualTo(Map.of("Query", "A", "query", "B", "query[]", "C"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "query=A&query=B",
                "query=A&%71uery=B",
                "query=%",
                "query=%7",
                "query=%zz",
                "query=%C0%80",
                "query=%ED%A0%80",
                "query=%FF",
                "query=گ",
            })
    void rejectsRepeatedAndInvalidParameters(String query) {
        assertThatThrownBy(() -> QueryParameters.parse(query)).isInstanceOf(RequestException.class);
    }
}
