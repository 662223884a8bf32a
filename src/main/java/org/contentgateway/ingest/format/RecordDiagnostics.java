package org.contentgateway.ingest.format;

import java.util.ArrayList;
import java.util.List;
import org.contentgateway.ingest.format.RecordProblem.ProblemCode;
import org.jspecify.annotations.Nullable;

/** Collects the problems and unknown keys of one record while it is read. */
public final class RecordDiagnostics {

    private record Diagnostic(ProblemCode code, @Nullable String path, String detail) {}

    private final long index;
    private final List<Diagnostic> entries = new ArrayList<>();
    private final List<String> unknownKeys = new ArrayList<>();
    private @Nullable Integer portal;
    private @Nullable Integer contentId;

    public RecordDiagnostics(long index) {
        this.index = index;
    }

    /** Sets which article the record is about. Problems name it. */
    public void setArticle(@Nullable Integer portal, @Nullable Integer contentId) {
        this.portal = portal;
        this.contentId = contentId;
    }

    /**
     * Adds a problem that does not reject the record.
     *
     * @param path the value's place in the record, as a JSON pointer
     * @param detail what is wrong and how the value was treated
     */
    public void add(ProblemCode code, @Nullable String path, String detail) {
        entries.add(new Diagnostic(code, path, detail));
    }

    /** Adds a key that the format does not know. It stays in the stored record. */
    void addUnknownKey(String path) {
        unknownKeys.add(path);
    }

    public List<String> unknownKeys() {
        return unknownKeys;
    }

    public List<RecordProblem> problems() {
        return entries.stream()
                .map(entry -> problem(entry.code, entry.path, entry.detail))
                .toList();
    }

    public RecordProblem problem(ProblemCode code, @Nullable String path, String detail) {
        return new RecordProblem(index, portal, contentId, code, path, detail);
    }
}
