package rollcall.intake;

import java.io.IOException;

/** Takes the requests of an endpoint for one kind of report. */
public interface Intake {
    /**
     * Takes one request. Returns only when what came of it is durable, or it is rejected.
     *
     * @throws IOException if the sender went away before its body was whole
     */
    IngestResult take(IntakeRequest request) throws IOException;

    /** Counts a request with a method that the endpoint does not take. */
    IngestResult.Rejected wrongMethod();
}
