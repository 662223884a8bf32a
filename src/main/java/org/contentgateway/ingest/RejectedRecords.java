package org.contentgateway.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.contentgateway.content.SourceRecord;
import org.contentgateway.ingest.BatchSink.Rejection;
import org.contentgateway.ingest.RejectedRecord.RejectionCursor;
import org.contentgateway.ingest.RejectedRecord.RejectionFilter;

/** Stores, lists and deletes rejected records; each method is a transaction of its own. */
@ApplicationScoped
public class RejectedRecords {

    /** Records in memory at a time while iterating: each may be as large as {@link IngestConfig#maxRecordSize}. */
    private static final int PAGE_SIZE = 8;

    /** Processes one record of {@link #forEach}. */
    public interface Visitor<E extends Exception> {
        void visit(StoredRejection rejection) throws E;
    }

    /** Stores rejected records with the reason. A record that is stored already gets the new reason and run. */
    @Transactional
    void save(List<Rejection> rejections, long run) {
        var byDigest = new TreeMap<byte[], Rejection>(Arrays::compare); // in one order, so that writers never deadlock
        for (var rejection : rejections) {
            byDigest.putIfAbsent(SourceRecord.sha256(rejection.record()), rejection);
        }
        byDigest.values().forEach(rejection -> RejectedRecord.upsert(rejection, run));
    }

    /** Returns the records after the cursor, those of the newest run first. */
    @Transactional
    public List<RejectionSummary> list(RejectionFilter filter, RejectionCursor after, int limit) {
        return RejectedRecord.summaries(filter, after, limit);
    }

    /** Calls the visitor for each record after the cursor. No transaction is open during a call. */
    public <E extends Exception> void forEach(RejectionFilter filter, RejectionCursor start, Visitor<E> visitor)
            throws E {
        var page = nextPage(filter, start);
        while (!page.isEmpty()) {
            for (var rejection : page) {
                visitor.visit(rejection);
            }
            page = nextPage(filter, page.get(page.size() - 1).cursor());
        }
    }

    @Transactional
    List<StoredRejection> nextPage(RejectionFilter filter, RejectionCursor after) {
        return RejectedRecord.records(filter, after, PAGE_SIZE);
    }

    /** Returns the bytes of a record. */
    @Transactional
    public Optional<byte[]> content(byte[] digest) {
        return RejectedRecord.content(digest);
    }

    /** Deletes records and returns how many were deleted. */
    @Transactional
    public int delete(Collection<byte[]> digests) {
        return RejectedRecord.delete(digests);
    }
}
