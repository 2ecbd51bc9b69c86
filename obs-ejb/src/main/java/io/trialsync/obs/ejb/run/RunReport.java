package io.trialsync.obs.ejb.run;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a worker says about one run at one moment, whatever wire format it came in. All values have
 * passed the checks of the door: lengths, ranges and characters are those of {@link ReportLimits}.
 *
 * @param jobId name of the job, unique in the tenant
 * @param at time of the event by the worker's clock
 * @param decisive whether a failure stands whatever success is reported later (Spark)
 * @param recordsExtracted rows read by the whole run, when the report speaks for all of it
 * @param recordsLoaded rows written by the whole run, when the report speaks for all of it
 */
public record RunReport(
    String jobId,
    RunReference run,
    ReportKind kind,
    Instant at,
    RunFacts facts,
    @Nullable ReportedError error,
    boolean decisive,
    @Nullable Long recordsExtracted,
    @Nullable Long recordsLoaded,
    List<StageReport> stages) {}
