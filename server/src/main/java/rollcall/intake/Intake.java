package rollcall.intake;

import java.io.IOException;

/** What a door with one kind of request leads to. */
public interface Intake {
    /**
     * Takes one request. Returns only when what came of it is durable, or it is refused.
     *
     * @throws IOException if the sender went away before its body was whole
     */
    IngestResult take(IntakeRequest request) throws IOException;

    /** Somebody came with a method that the door does not take. */
    IngestResult.Rejected wrongMethod();
}
