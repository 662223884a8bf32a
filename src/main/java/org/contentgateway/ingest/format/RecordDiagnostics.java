package org.contentgateway.ingest.format;

import java.util.ArrayList;
import java.util.List;
import org.contentgateway.ingest.format.RecordProblem.ProblemCode;
import org.jspecify.annotations.Nullable;

/** What is odd about one record, as it is found while the record is read. */
public final class RecordDiagnostics {

    private record Diagnostic(ProblemCode code, @Nullable String path, String detail) {}

    private final long index;
    private final List<Diagnostic> found = new ArrayList<>();
    private final List<String> unknownKeys = new ArrayList<>();
    private @Nullable Integer portal;
    private @Nullable Integer contentId;

    public RecordDiagnostics(long index) {
        this.index = index;
    }

    /** Says which article it is, as soon as that is known. */
    public void about(@Nullable Integer portal, @Nullable Integer contentId) {
        this.portal = portal;
        this.contentId = contentId;
    }

    /**
     * @param path where in the record, as a JSON pointer
     * @param detail what is wrong and what was made of it, in words
     */
    public void add(ProblemCode code, @Nullable String path, String detail) {
        found.add(new Diagnostic(code, path, detail));
    }

    /** Counts a key that no mapping knows; with the record it is kept all the same. */
    void addUnknownKey(String path) {
        unknownKeys.add(path);
    }

    public List<String> unknownKeys() {
        return unknownKeys;
    }

    public List<RecordProblem> problems() {
        return found.stream()
                .map(finding -> problem(finding.code, finding.path, finding.detail))
                .toList();
    }

    public RecordProblem problem(ProblemCode code, @Nullable String path, String detail) {
        return new RecordProblem(index, portal, contentId, code, path, detail);
    }
}
