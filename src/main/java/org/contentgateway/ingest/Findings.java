package org.contentgateway.ingest;

import java.util.ArrayList;
import java.util.List;
import org.contentgateway.ingest.Problem.Code;
import org.jspecify.annotations.Nullable;

/** What is odd about one record, as it is found while the record is read. */
final class Findings {

    private record Finding(Code code, @Nullable String path, String detail) {}

    private final long index;
    private final List<Finding> found = new ArrayList<>();
    private final List<String> unknownKeys = new ArrayList<>();
    private @Nullable Integer portal;
    private @Nullable Integer contentId;

    Findings(long index) {
        this.index = index;
    }

    /** Says which article it is, as soon as that is known. */
    void about(@Nullable Integer portal, @Nullable Integer contentId) {
        this.portal = portal;
        this.contentId = contentId;
    }

    /**
     * @param path where in the record, as a JSON pointer
     * @param detail what is wrong and what was made of it, in words
     */
    void add(Code code, @Nullable String path, String detail) {
        found.add(new Finding(code, path, detail));
    }

    /** Counts a key that no mapping knows; with the record it is kept all the same. */
    void addUnknownKey(String path) {
        unknownKeys.add(path);
    }

    List<String> unknownKeys() {
        return unknownKeys;
    }

    List<Problem> problems() {
        return found.stream()
                .map(finding -> problem(finding.code, finding.path, finding.detail))
                .toList();
    }

    Problem problem(Code code, @Nullable String path, String detail) {
        return new Problem(index, portal, contentId, code, path, detail);
    }
}
