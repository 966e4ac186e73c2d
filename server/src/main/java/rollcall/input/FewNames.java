package rollcall.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.util.Arrays;
import rollcall.report.Rejection;

/** A parser that limits the names of open objects, because the parser below holds all of them to detect duplicates. */
final class FewNames extends JsonParserDelegate {
    private final int most;
    private int[] outer = new int[8];
    private int depth;
    private int open;
    private int here;

    /** @param most names in all objects that are open at one moment, together */
    FewNames(JsonParser parser, int most) {
        super(parser);
        this.most = most;
    }

    @Override
    public JsonToken nextToken() throws IOException {
        JsonToken token = delegate.nextToken();
        if (token == JsonToken.START_OBJECT) {
            outer = depth == outer.length ? Arrays.copyOf(outer, 2 * depth) : outer;
            outer[depth++] = here;
            here = 0;
        } else if (token == JsonToken.END_OBJECT) {
            open -= here;
            here = outer[--depth];
        } else if (token == JsonToken.FIELD_NAME) {
            here++;
            if (++open > most) {
                throw new Malformed(
                        Rejection.INVALID_JSON,
                        new Malformed.Place(
                                currentLocation().getLineNr(), currentLocation().getColumnNr()));
            }
        }
        return token;
    }

    /** Works as {@link com.fasterxml.jackson.core.base.ParserMinimalBase} does. The delegate's own method would skip names uncounted. */
    @Override
    public JsonParser skipChildren() throws IOException {
        int depth = currentToken() != null && currentToken().isStructStart() ? 1 : 0;
        while (depth > 0) {
            JsonToken token = nextToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        }
        return this;
    }
}
