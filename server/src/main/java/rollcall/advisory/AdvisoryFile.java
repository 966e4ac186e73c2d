package rollcall.advisory;

import com.fasterxml.jackson.databind.JsonNode;
import rollcall.input.Malformed;
import rollcall.input.StrictJson;

/** Tells which format a file has, and reads it. */
public final class AdvisoryFile {
    /** The largest file. */
    public static final int MOST_BYTES = 1 << 20;

    private AdvisoryFile() {}

    /**
     * The advisory in these bytes.
     *
     * @throws NotAnAdvisory with the place, if they are none
     */
    public static ReadAdvisory read(byte[] file) {
        JsonPlace root = JsonPlace.root(json(file));
        if (root.has("document")) {
            return CsafReader.read(root);
        }
        if (root.has("security_advisory")) {
            return GitHubReader.read(root.required("security_advisory"));
        }
        if (root.has("ghsa_id")) {
            return GitHubReader.read(root);
        }
        if (root.has("id")) {
            return OsvReader.read(root);
        }
        throw root.wrong("it is no advisory: OSV has an id, CSAF a document, and GitHub's own format a ghsa_id.");
    }

    private static JsonNode json(byte[] file) {
        try {
            return StrictJson.read(file);
        } catch (Malformed e) {
            Malformed.Place place = e.place();
            if (place == null) {
                throw new NotAnAdvisory("the beginning", "the file is empty.");
            }
            throw new NotAnAdvisory(
                    "line " + place.line() + ", column " + place.column(),
                    "this is no JSON in UTF-8 of at most 32 levels and without a name twice in an object.");
        }
    }
}
