package org.contentgateway.ingest.format;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.contentgateway.ingest.format.RecordProblem.ProblemCode;
import org.jspecify.annotations.Nullable;

/** The CMS's dates, which are local times of the portal's zone. */
public record PortalDates(ZoneId zone, RecordDiagnostics findings) {

    /** The moment; where clocks were put forward or back, what {@link java.time.ZonedDateTime} makes of it, with a warning. */
    public Instant instant(LocalDateTime local, String path) {
        var moment = local.atZone(zone);
        if (zone.getRules().getValidOffsets(local).size() != 1) {
            findings.add(
                    ProblemCode.AMBIGUOUS_DATE,
                    path,
                    "clocks of %s were changed at %s: taken as %s".formatted(zone, local, moment.toOffsetDateTime()));
        }
        return moment.toInstant();
    }

    public @Nullable Instant instantOrNull(@Nullable LocalDateTime local, String path) {
        return local == null ? null : instant(local, path);
    }
}
