package io.trialsync.obs.ejb.quality;

import io.trialsync.obs.persistence.quality.Remembered;
import java.util.List;

/**
 * What came out of judging runs of a job together, with what was known of the job then.
 *
 * @param judgements at least one, in the order of the runs
 * @param first from this place on it is known whether there are later runs, and which findings
 * @param laterRuns whether others than the judged runs come behind that place
 */
record JobVerdicts(
    List<Judgement> judgements,
    Place first,
    ExpectedSchemas schemas,
    Remembered remembered,
    boolean laterRuns) {}
