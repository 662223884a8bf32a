package org.contentgateway.ingest.format;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.contentgateway.ingest.format.RecordProblem.ProblemCode;
import org.jspecify.annotations.Nullable;

/** Converts a portal's local dates and times to instants. */
public record PortalDates(ZoneId zone, RecordDiagnostics diagnostics) {

    /** Returns the instant; for a time in a gap or overlap of the zone, that of {@link java.time.ZonedDateTime}, with a warning. */
    public Instant instant(LocalDateTime local, String path) {
        var zoned = local.atZone(zone);
        if (zone.getRules().getValidOffsets(local).size() != 1) {
            diagnostics.add(
                    ProblemCode.AMBIGUOUS_DATE,
                    path,
                    String.format(
                            Locale.ROOT,
                            "A clock change makes %s ambiguous in time zone %s. It was read as %s.",
                            local,
                            zone,
                            zoned.toOffsetDateTime()));
        }
        return zoned.toInstant();
    }

    public @Nullable Instant instantOrNull(@Nullable LocalDateTime local, String path) {
        return local == null ? null : instant(local, path);
    }
}
